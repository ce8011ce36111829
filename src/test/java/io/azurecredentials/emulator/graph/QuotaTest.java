package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import org.junit.jupiter.api.Test;

/** Learned from Microsoft's "Microsoft Entra service limits and restrictions". */
@Learned(documented = "Microsoft Entra service limits and restrictions")
class QuotaTest {

    private final OfflineAzure azure = OfflineAzure.standard();

    /** The root application owns itself, which is two objects. */
    private void allow(int more) {
        azure.controls().quirks().directoryQuota(2 + more);
    }

    @Test
    void who_has_created_too_much_creates_no_more() {
        allow(1);
        assertThat(create().status()).isEqualTo(201);

        Reply refused = create();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("Directory_QuotaExceeded");
    }

    @Test
    void what_was_deleted_counts_a_quarter_until_it_is_deleted_for_good() {
        allow(1);
        JsonNode created = create().body();
        String id = created.path("id").asText();
        azure.graph().delete(GRAPH + "/applications/" + id);
        assertThat(create().status()).isEqualTo(403);

        azure.graph().delete(GRAPH + "/directory/deletedItems/" + id);

        assertThat(create().status()).isEqualTo(201);
    }

    @Learned(own = true)
    @Test
    void a_reset_lifts_it() {
        allow(0);

        azure.controls().reset();

        assertThat(create().status()).isEqualTo(201);
    }

    private Reply create() {
        return azure.graph().post(GRAPH + "/applications", "{'displayName':'a'}");
    }
}
