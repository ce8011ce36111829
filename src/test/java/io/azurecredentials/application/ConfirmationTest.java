package io.azurecredentials.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.azure.Permit;
import io.azurecredentials.status.Unchanged;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided on an object goes to Azure late only if the object is still the same. */
@EnableKubernetesMockClient(crud = true)
class ConfirmationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // the extension sets it
    KubernetesClient client;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private ConfigMap object = new ConfigMap();
    private Permit permit = () -> {};

    @BeforeEach
    void decide() {
        object = client.resource(fresh()).create();
        permit = new Confirmation(new Unchanged(client, object), NOON, SETTLE, now::get);
    }

    @Test
    void what_was_decided_just_now_needs_no_question() {
        client.resource(object).delete();
        now.set(NOON.plusSeconds(14));

        assertThatCode(permit::check).doesNotThrowAnyException();
    }

    @Test
    void late_it_stands_if_nobody_wrote() {
        now.set(NOON.plusSeconds(15));

        assertThatCode(permit::check).doesNotThrowAnyException();
    }

    @Test
    void late_it_falls_if_somebody_wrote() {
        client.resource(object).edit(it -> it.edit().addToData("now", "another").build());
        now.set(NOON.plusSeconds(15));

        assertThatThrownBy(permit::check).isInstanceOf(Confirmation.Overtaken.class);
    }

    @Test
    void late_it_falls_if_the_object_is_gone() {
        client.resource(object).delete();
        now.set(NOON.plusSeconds(15));

        assertThatThrownBy(permit::check).isInstanceOf(Confirmation.Overtaken.class);
    }

    @Test
    void late_it_falls_if_the_object_was_made_anew() {
        client.resource(object).delete();
        client.resource(fresh()).create();
        now.set(NOON.plusSeconds(15));

        assertThatThrownBy(permit::check).isInstanceOf(Confirmation.Overtaken.class);
    }

    @Test
    void what_was_confirmed_is_good_for_as_long_again() {
        now.set(NOON.plusSeconds(15));
        permit.check();
        client.resource(object).delete();
        now.set(NOON.plusSeconds(29));

        assertThatCode(permit::check).doesNotThrowAnyException();
    }

    @Test
    void after_that_it_is_asked_again() {
        now.set(NOON.plusSeconds(15));
        permit.check();
        client.resource(object).delete();
        now.set(NOON.plusSeconds(30));

        assertThatThrownBy(permit::check).isInstanceOf(Confirmation.Overtaken.class);
    }

    private static ConfigMap fresh() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("team-a")
                .withName("orders")
                .endMetadata()
                .build();
    }
}
