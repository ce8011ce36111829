package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static final String PERSISTED =
            "{epoch: 1, kind: Persisted, objectID: o1, reservedAt: \"2026-03-01T12:00:00Z\"}";
    private static final String OWN =
            "{epoch: 2, objectID: o2, reservedAt: \"2026-03-01T12:00:00Z\"}";

    private final Uses uses = new Uses();

    @Test
    void whoever_lets_go_of_one_is_heard_of_it_once_more() {
        assertThat(uses.heard(credential("application: " + PERSISTED))).containsExactly("o1");
        assertThat(
                        uses.heard(
                                credential(
                                        "application: %s, supersededApplications: [%s]"
                                                .formatted(OWN, PERSISTED))))
                .containsExactly("o1");
        assertThat(uses.heard(credential("application: " + OWN))).containsExactly("o1");
        assertThat(uses.heard(credential("application: " + OWN))).isEmpty();
    }

    @Test
    void one_that_is_gone_is_heard_of_for_the_last_time() {
        uses.heard(credential("application: " + PERSISTED));
        AzureCredential gone = credential("application: " + PERSISTED);
        gone.getMetadata().setDeletionTimestamp("2026-03-01T13:00:00Z");

        assertThat(uses.heard(gone)).containsExactly("o1");
        assertThat(uses.heard(credential("application: " + OWN))).isEmpty();
    }

    private static AzureCredential credential(String status) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata: {name: app, uid: u1}
                spec: {roleRef: {name: reader}}
                status: {%s}
                """
                        .formatted(status),
                AzureCredential.class);
    }
}
