package io.azurecredentials.orphan;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Marks;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {
    private static final String MOVED =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureCredential
            metadata: {name: app, uid: u1}
            spec: {roleRef: {name: reader}}
            status:
              issuer: {tenantID: New, configNamespace: n, configName: c, configUID: c1}
              application: {epoch: 2, objectID: o2, reservedAt: "2026-03-01T12:00:00Z"}
              supersededApplications:
              - epoch: 1
                objectID: o1
                reservedAt: "2026-03-01T12:00:00Z"
                issuer: {tenantID: old, configNamespace: n, configName: d, configUID: c2}
            """;

    @Test
    void what_was_made_in_another_tenant_is_claimed_there() {
        Claims claims =
                Claims.of(
                        new Marks("blue"),
                        Owners.claims(Serialization.unmarshal(MOVED, AzureCredential.class))
                                .toList(),
                        List.of());

        assertThat(claims.applicationsIn("old")).containsExactly("o1");
        assertThat(claims.applicationsIn("new")).containsExactly("o2");
        assertThat(claims.names()).contains("azcred-u1-1", "azcred-u1-2");
    }
}
