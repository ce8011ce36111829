package io.azurecredentials.cluster;

import io.azurecredentials.cluster.token.RemoteServer;
import io.azurecredentials.cluster.token.StructuredAuthentication;
import io.azurecredentials.cluster.token.TokenAuthenticator;
import io.azurecredentials.cluster.token.WebhookTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an API server is started with beside what every one has, named as kube-apiserver's flags.
 *
 * @param authenticationConfig {@code --authentication-config}
 * @param authenticationTokenWebhookConfigFile the flag of that name, with {@code
 *     --authentication-token-webhook-version=v1}
 * @param authenticationTokenWebhookCacheTTL the flag of that name
 * @see <a
 *     href="https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/">kube-apiserver</a>
 */
public record ApiServerFlags(
        Optional<Path> authenticationConfig,
        Optional<Path> authenticationTokenWebhookConfigFile,
        Duration authenticationTokenWebhookCacheTTL) {

    /** None of them. */
    public static final ApiServerFlags NONE =
            new ApiServerFlags(Optional.empty(), Optional.empty(), Duration.ofMinutes(2));

    /**
     * The same with a webhook that is asked about tokens, and what it says remembered that long.
     */
    public ApiServerFlags withTokenWebhook(Path config, Duration memory) {
        return new ApiServerFlags(authenticationConfig, Optional.of(config), memory);
    }

    /** The same with issuers whose tokens are believed. */
    public ApiServerFlags withAuthenticationConfig(Path config) {
        return new ApiServerFlags(
                Optional.of(config),
                authenticationTokenWebhookConfigFile,
                authenticationTokenWebhookCacheTTL);
    }

    /** In the order in which they are asked. */
    List<TokenAuthenticator> authenticators() {
        List<TokenAuthenticator> all = new ArrayList<>();
        authenticationConfig.map(StructuredAuthentication::read).ifPresent(all::addAll);
        authenticationTokenWebhookConfigFile
                .map(RemoteServer::of)
                .map(it -> new WebhookTokens(it, authenticationTokenWebhookCacheTTL))
                .ifPresent(all::add);
        return all;
    }
}
