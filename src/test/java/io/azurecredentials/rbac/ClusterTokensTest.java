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
import java.net.InetAddress;
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
        assertThat(shown(Signed.text(OurTokens.NOW))).isEqualTo(Answer.given(Optional.empty()));
    }

    /** No config can ask for it. */
    @Test
    void nor_is_one_for_ourselves_shown_to_an_API_server_that_may_trust_us() {
        String token =
                ClusterToken.of(
                                Signed.ISSUER,
                                Addressee.AUDIENCE,
                                Signed.grant(),
                                OurTokens.NOW.plusSeconds(60),
                                OurTokens.NOW,
                                "fake-id")
                        .signed(Signed.KEY);

        assertThat(shown(token)).isEqualTo(Answer.given(Optional.empty()));
        assertThat(new Addressee(Optional.empty()).isUs(token)).isTrue();
    }

    private static Answer<Optional<Caller>> shown(String token) {
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(NOBODY).build()) {
            return new TokenReviews(client, Optional.of(Signed.ISSUER))
                    .find(InetAddress.getLoopbackAddress(), Sensitive.of(token));
        }
    }
}
