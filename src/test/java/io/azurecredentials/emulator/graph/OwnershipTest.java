package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import org.junit.jupiter.api.Test;

@Learned(documented = "Microsoft Graph permissions reference: Application.ReadWrite.OwnedBy")
class OwnershipTest {

    private final World world =
            World.standard()
                    .withApplications(
                            Application.named("admin")
                                    .withGraphPermissions("Application.ReadWrite.All"),
                            Application.named("reader")
                                    .withGraphPermissions("Application.Read.All"),
                            Application.named("nobody"));
    private final OfflineAzure azure = new OfflineAzure(world);
    private final Session root = azure.graph();
    private final Session admin = azure.graph("admin");

    @Test
    void the_creator_owns_what_it_creates_if_it_may_write_only_what_it_owns() {
        String own = url(root.createApplication("own"));
        String foreign = url(admin.createApplication("foreign"));

        Reply owners = root.get(own + "/owners");
        assertThat(owners.body().path("value").path(0).path("id").asText())
                .isEqualTo(world.root().servicePrincipalID().orElseThrow());
        assertThat(owners.body().path("value").path(0).path("@odata.type").asText())
                .isEqualTo("#microsoft.graph.servicePrincipal");
        assertThat(root.get(foreign + "/owners").body().path("value")).isEmpty();
    }

    @Test
    void what_it_does_not_own_it_may_read_but_not_write() {
        JsonNode foreign = admin.createApplication("foreign");

        assertThat(root.get(url(foreign)).status()).isEqualTo(200);
        for (Reply reply :
                new Reply[] {
                    root.patch(url(foreign), "{'displayName':'mine'}"),
                    root.post(url(foreign) + "/addPassword", "{}"),
                    root.post(
                            GRAPH + "/servicePrincipals",
                            "{'appId':'" + foreign.path("appId").asText() + "'}"),
                    root.delete(url(foreign))
                }) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("Authorization_RequestDenied");
        }
    }

    @Learned(recorded = "cli_test_sp_owner")
    @Test
    void an_owner_can_be_added_and_then_may_write() {
        String foreign = url(admin.createApplication("foreign"));
        String me = world.root().servicePrincipalID().orElseThrow();
        String body = "{'@odata.id':'" + GRAPH + "/directoryObjects/" + me + "'}";

        assertThat(admin.post(foreign + "/owners/$ref", body).status()).isEqualTo(204);
        assertThat(admin.post(foreign + "/owners/$ref", body).status()).isEqualTo(400);
        assertThat(root.patch(foreign, "{'displayName':'mine'}").status()).isEqualTo(204);
        assertThat(admin.delete(foreign + "/owners/" + me + "/$ref").status()).isEqualTo(204);
        assertThat(root.patch(foreign, "{'displayName':'mine'}").status()).isEqualTo(403);
    }

    @Test
    void a_reader_writes_nothing() {
        Session reader = azure.graph("reader");

        assertThat(reader.get(GRAPH + "/applications").status()).isEqualTo(200);
        assertThat(reader.post(GRAPH + "/applications", "{'displayName':'a'}").status())
                .isEqualTo(403);
    }

    @Test
    void without_permissions_nothing_is_even_read() {
        Session nobody = azure.graph("nobody");

        assertThat(nobody.get(GRAPH + "/applications").status()).isEqualTo(403);
        assertThat(nobody.get(GRAPH + "/groups").status()).isEqualTo(403);
    }

    /** So that root credentials can be rotated with no more than OwnedBy. */
    @Learned(own = true)
    @Test
    void the_root_application_owns_itself() {
        String self = GRAPH + "/applications/" + world.root().objectID();

        assertThat(root.post(self + "/addPassword", "{}").status()).isEqualTo(200);
    }

    private static String url(JsonNode application) {
        return GRAPH + "/applications/" + application.path("id").asText();
    }
}
