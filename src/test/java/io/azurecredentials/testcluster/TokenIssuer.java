package io.azurecredentials.testcluster;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.token.AccountTokens;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Issuer;
import java.util.Optional;

/**
 * Who a cluster's tokens of ServiceAccounts are from, as Entra has to know it.
 *
 * @param keySet in JSON
 */
public record TokenIssuer(String url, String keySet) {

    /** That of a test's cluster. */
    public static TokenIssuer of(TestCluster cluster) {
        return cluster.own()
                .map(LocalCluster::keySet)
                .map(it -> new TokenIssuer(AccountTokens.ISSUER, it))
                .orElseGet(
                        () ->
                                new TokenIssuer(
                                        Yaml.object(
                                                        cluster.client()
                                                                .raw(
                                                                        "/.well-known/openid-configuration"))
                                                .path("issuer")
                                                .asText(),
                                        cluster.client().raw("/openid/v1/jwks")));
    }

    /** For {@link io.azurecredentials.emulator.world.World#withIssuers}. */
    public Issuer asKnownToEntra() {
        return new Issuer(url, Optional.of(keySet), Optional.empty());
    }

    /** Trusts that ServiceAccount. */
    public FederatedCredential trusting(String namespace, String serviceAccount) {
        return FederatedCredential.of(
                serviceAccount,
                url,
                "system:serviceaccount:%s:%s".formatted(namespace, serviceAccount));
    }
}
