package io.azurecredentials.config;

import static io.azurecredentials.config.LiveScene.ANOTHER;
import static io.azurecredentials.config.LiveScene.GOING_ON;
import static io.azurecredentials.config.LiveScene.ROOT;
import static io.azurecredentials.config.LiveScene.TENANT;
import static io.azurecredentials.config.LiveScene.given;
import static io.azurecredentials.config.LiveScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a config leads, and with which root credential, on a replica that does not keep it. */
class LiveTenantsTest {
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final LiveScene scene = new LiveScene();

    @BeforeEach
    void serve() {
        scene.serve("", GOING_ON, TENANT);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void it_leads_to_the_tenant_of_its_first_use_and_nowhere_else() {
        scene.keep(secret("fake~first", TENANT));
        assertThat(scene.tenant()).isInstanceOf(Answer.Given.class);
        scene.pass(MOMENT);
        scene.serve("", GOING_ON, ANOTHER);

        assertThat(reason(scene.tenant())).isEqualTo(Reason.TENANT_CHANGED);
    }

    @Test
    void nobody_asks_azure_with_what_was_not_proven() {
        scene.answer(ROOT, 404, "{}");

        assertThat(reason(scene.tenant())).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void the_tenant_is_the_same_as_long_as_its_root_is_and_is_read_once_a_moment() {
        scene.keep(secret("fake~first", TENANT));
        Tenant first = given(scene.tenant());
        for (int i = 0; i < 10; i++) {
            assertThat(given(scene.tenant())).isSameAs(first);
        }
        assertThat(scene.requests()).isEqualTo(2);
        scene.pass(MOMENT);
        assertThat(given(scene.tenant())).isSameAs(first);
        scene.keep(secret("fake~rotated", TENANT));
        assertThat(given(scene.tenant())).isSameAs(first);
        scene.pass(MOMENT);

        assertThat(given(scene.tenant())).isNotSameAs(first);
    }

    @Test
    void a_root_that_is_gone_is_not_used_any_more() {
        scene.keep(secret("fake~first", TENANT));
        Tenant first = given(scene.tenant());
        scene.answer(ROOT, 404, "{}");
        scene.pass(MOMENT);

        assertThat(reason(scene.tenant())).isEqualTo(Reason.CONFIG_NOT_READY);
        scene.keep(secret("fake~first", TENANT));
        scene.pass(MOMENT);
        assertThat(given(scene.tenant())).isNotSameAs(first);
    }

    @Test
    void what_is_kept_of_another_tenant_is_not_used() {
        scene.keep(secret("fake~of-another-tenant", ANOTHER));

        assertThat(reason(scene.tenant())).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @Test
    void the_pods_own_root_is_lent_to_nobody_who_is_not_listed() {
        scene.keep(
                new PodRoot.Secret(
                        new Root.Place(Cloud.PUBLIC, TENANT), "client", Sensitive.of("fake~pod")));

        assertThat(reason(scene.tenant())).isEqualTo(Reason.AMBIENT_NOT_ALLOWED);
    }

    private static Root secret(String text, String tenantID) {
        return new Root.ClientSecret(
                new Root.Place(Cloud.PUBLIC, tenantID), "client", Sensitive.of(text));
    }
}
