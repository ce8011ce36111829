package io.azurecredentials.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a draw while somebody cannot be asked about. */
class DrawFactsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static AzureCredential draw(String end) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: draw-1
                  namespace: team-a
                  creationTimestamp: 2026-03-01T12:00:00Z
                spec:
                  roleRef: {name: reader}
                  delivery: Response
                  drawnBy:
                    user: system:serviceaccount:team-a:app
                    token: {digest: fake, expiresAt: "%s"}
                """
                        .formatted(end),
                AzureCredential.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:59:00Z, 2026-03-01T11:59:00Z",
        "2026-03-01T12:00:04Z, 2026-03-01T12:00:04Z",
        "2026-03-01T13:00:00Z, 2026-03-01T12:00:10Z",
    })
    void the_end_of_a_token_counts_though_its_account_cannot_be_read(String end, Instant known) {
        Problem problem = Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "Not now.");
        try (KubernetesClient nobody =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            DrawFacts facts = new DrawFacts(nobody, "operator", (_, _) -> Answer.refused(problem));

            assertThat(facts.of(draw(end), NOW).orElseThrow().drawerUntil()).contains(known);
        }
    }
}
