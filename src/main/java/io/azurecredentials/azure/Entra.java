package io.azurecredentials.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpPipeline;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.azurecredentials.base.Sensitive;
import java.util.concurrent.ExecutorService;

/** Fetches tokens. */
final class Entra {
    private final HttpPipeline pipeline;
    private final ExecutorService threads;

    Entra(HttpPipeline pipeline, ExecutorService threads) {
        this.pipeline = pipeline;
        this.threads = threads;
    }

    /**
     * Fetches a token: one request with a client of its own, so that no cache can answer. The
     * pipeline brings no retry policy, and given a pipeline the SDK has MSAL make no repeat either.
     */
    Bearer fetch(String tenantID, String clientID, Sensitive secret, Service audience) {
        AccessToken token =
                new ClientSecretCredentialBuilder()
                        .authorityHost(Service.ENTRA.endpoint())
                        .tenantId(tenantID)
                        .clientId(clientID)
                        .clientSecret(secret.reveal())
                        .pipeline(pipeline)
                        .executorService(threads)
                        // The authority is a constant: nothing to discover, one request less.
                        .disableInstanceDiscovery()
                        .build()
                        .getTokenSync(new TokenRequestContext().addScopes(audience.tokenScope()));
        return new Bearer(Sensitive.of(token.getToken()), token.getExpiresAt().toInstant());
    }
}
