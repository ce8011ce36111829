package io.azurecredentials.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.identity.token.ClusterToken;
import io.azurecredentials.identity.token.Signed;
import io.azurecredentials.server.vault.OurTokens;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 98: an API server that trusts our issuer would vouch for what we signed ourselves. */
class ClusterTokensTest {
    private static final Config NOBODY =
            new ConfigBuilder(Config.empty())
                    .withMasterUrl("https://127.0.0.1:1")
                    .withRequestRetryBackoffLimit(0)
                    .withConnectionTimeout(200)
                    .build();

    @Test
    void a_token_of_ours_for_a_cluster_is_nobodys_and_nobody_is_asked() {
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(NOBODY).build()) {
            assertThat(new TokenReviews(client).find(Sensitive.of(Signed.text(OurTokens.NOW))))
                    .isEqualTo(Answer.given(Optional.empty()));
        }
    }

    /** What no config can ask for would be asked about: so it has to be refused there. */
    @Test
    void one_for_ourselves_would_be_shown_to_the_API_server() {
        ClusterToken token =
                ClusterToken.of(
                        Signed.ISSUER,
                        Addressee.AUDIENCE,
                        Signed.grant(),
                        OurTokens.NOW.plusSeconds(60),
                        OurTokens.NOW,
                        "fake-id");

        assertThat(Addressee.isUs(token.signed(Signed.KEY))).isTrue();
        assertThat(Addressee.isUs(Signed.text(OurTokens.NOW))).isFalse();
    }
}
