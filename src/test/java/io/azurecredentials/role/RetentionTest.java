package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    @ParameterizedTest
    @CsvSource({
        "GroupNotFound, true",
        "RoleDefinitionNotFound, true",
        "ScopeNotFound, true",
        "ApplicationNotFound, true",
        "NotVisibleYet, false",
        "PermissionMissing, false",
        "Issued, false"
    })
    void a_credential_that_misses_what_its_role_had_found_wakes_the_role(
            String reason, boolean wakes) {
        assertThat(Retention.isAtALoss(credential(reason))).isEqualTo(wakes);
    }

    @Test
    void one_that_nothing_was_said_of_wakes_nobody() {
        assertThat(Retention.isAtALoss(new AzureCredential())).isFalse();
    }

    private static AzureCredential credential(String reason) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                spec: {roleRef: {name: reader}}
                status: {conditions: [{type: Ready, status: "False", reason: %s}]}
                """
                        .formatted(reason),
                AzureCredential.class);
    }
}
