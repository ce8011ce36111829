package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.role.lifecycle.Wish;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a role that is to go, and waits, wants of the application that it keeps. */
class OccasionsTest {
    private static final String MADE =
            """
            persisted:
              issuer: {tenantID: t, environment: AzurePublicCloud, configNamespace: team, configName: platform, configUID: u1}
              lastEpoch: 1
              applications: [{epoch: 1, reservedAt: "2026-03-01T12:00:00Z", retireAt: "2026-03-01T13:00:00Z"}]
            """;

    @Test
    void what_was_made_is_kept_with_what_was_found_last() {
        Wish wish = waiting(role(true, MADE), Optional.of(config("u1")));

        assertThat(wish)
                .isInstanceOfSatisfying(
                        Wish.Kept.class,
                        it -> assertThat(it.rights()).isEqualTo(List.of(new Grant("/s/1", "/r"))));
    }

    @Test
    void nothing_is_made_that_was_not_there() {
        assertThat(waiting(role(true, ""), Optional.of(config("u1"))))
                .isInstanceOf(Wish.Unknown.class);
        assertThat(waiting(role(false, MADE), Optional.of(config("u1"))))
                .isInstanceOf(Wish.Unknown.class);
    }

    @Test
    void nothing_is_made_through_another_config_or_none() {
        assertThat(waiting(role(true, MADE), Optional.of(config("u2"))))
                .isInstanceOf(Wish.Unknown.class);
        assertThat(waiting(role(true, MADE), Optional.empty())).isInstanceOf(Wish.Unknown.class);
    }

    private static Wish waiting(AzureRole role, Optional<AzureConfig> config) {
        return Occasions.waiting(role, "Deletion waits.", config).wish();
    }

    private static AzureRole role(boolean persistApp, String estate) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureRole
                metadata: {name: reader, namespace: team, generation: 2}
                spec: {configRef: {name: platform}, persistApp: %s, permanentlyDelete: false}
                status:
                  azureRoles: [{roleName: Reader, roleID: /r, scope: /s/1}]
                %s\
                """
                        .formatted(persistApp, estate.indent(2)),
                AzureRole.class);
    }

    private static AzureConfig config(String uid) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureConfig
                metadata: {name: platform, namespace: team, uid: %s}
                status: {tenantID: t, environment: AzurePublicCloud}
                """
                        .formatted(uid),
                AzureConfig.class);
    }
}
