package io.azurecredentials.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpPipeline;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.azurecredentials.base.Sensitive;
import java.util.concurrent.ExecutorService;

/**
 * Fetches tokens from the token endpoint of one cloud: one request each with a client of its own,
 * so that no cache can answer. The pipeline brings no retry policy, and given a pipeline the SDK
 * has MSAL make no repeat either.
 */
final class Entra {
    private final HttpPipeline pipeline;
    private final ExecutorService threads;
    private final Cloud cloud;

    Entra(HttpPipeline pipeline, ExecutorService threads, Cloud cloud) {
        this.pipeline = pipeline;
        this.threads = threads;
        this.cloud = cloud;
    }

    /** With an application's password. */
    Bearer bySecret(String tenantID, String clientID, Sensitive secret, Service audience) {
        return token(
                prepared(new ClientSecretCredentialBuilder(), tenantID, clientID)
                        .clientSecret(secret.reveal())
                        .build(),
                audience);
    }

    /** With an assertion that the SDK signs. */
    Bearer byCertificate(
            String tenantID, Authentication.ClientCertificate shown, Service audience) {
        return token(
                prepared(new ClientCertificateCredentialBuilder(), tenantID, shown.clientID())
                        .pemCertificate(shown.certificate().pem())
                        .sendCertificateChain(shown.sendChain())
                        .build(),
                audience);
    }

    /** With an assertion that another issuer signed. */
    Bearer byAssertion(String tenantID, String clientID, Sensitive assertion, Service audience) {
        return token(
                prepared(new ClientAssertionCredentialBuilder(), tenantID, clientID)
                        .clientAssertion(assertion::reveal)
                        .build(),
                audience);
    }

    private <B extends AadCredentialBuilderBase<B>> B prepared(
            B builder, String tenantID, String clientID) {
        return builder.authorityHost(cloud.authority())
                .tenantId(tenantID)
                .clientId(clientID)
                .pipeline(pipeline)
                .executorService(threads)
                // The authority is a constant: nothing to discover, one request less.
                .disableInstanceDiscovery();
    }

    private Bearer token(TokenCredential credential, Service audience) {
        AccessToken token =
                credential.getTokenSync(new TokenRequestContext().addScopes(cloud.scope(audience)));
        return new Bearer(Sensitive.of(token.getToken()), token.getExpiresAt().toInstant());
    }
}
