package io.azurecredentials.config.resolution;

import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientCertificate;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientSecret;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ManagedIdentity;
import io.azurecredentials.api.v1alpha1.RootAuthentication.WorkloadIdentity;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import java.util.Objects;
import java.util.Optional;

/** Decides as whom an AzureConfig signs in, from its spec and what the operator's pod says. */
public final class Identities {
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    private Identities() {}

    /**
     * The identity in force.
     *
     * @param environment in force
     */
    public static Answer<Identity> of(
            AzureConfigSpec spec, Variables variables, Environment environment) {
        RootAuthentication written = spec.authentication();
        if (written == null) {
            return given(
                    ambient(
                            spec.environmentVariables() == EnvironmentVariables.IGNORE
                                    ? Variables.NONE
                                    : variables));
        }
        return spec.environmentVariables() == EnvironmentVariables.OVERRIDE
                ? overridden(written, variables, environment)
                : written(written, Optional.empty(), variables, environment);
    }

    /** Of the pod: its secret, else its federated token, else a managed identity. */
    private static Identity ambient(Variables variables) {
        Optional<String> id = variables.clientID();
        Optional<Sensitive> secret = variables.clientSecret();
        if (id.isPresent() && secret.isPresent()) {
            return new Identity.OwnSecret(id.get(), secret.get());
        }
        return id.isPresent() && variables.hasToken()
                ? new Identity.OwnToken(id.get())
                : new Identity.Managed(new ManagedIdentity(id.orElse(null), null, null), true);
    }

    /** A client secret makes it a client secret; a client id is that of whatever is written. */
    private static Answer<Identity> overridden(
            RootAuthentication written, Variables variables, Environment environment) {
        Answer<Identity> other = written(written, variables.clientID(), variables, environment);
        return variables
                .clientSecret()
                .map(secret -> ownSecret(written, variables, secret))
                .orElse(other);
    }

    private static Answer<Identity> ownSecret(
            RootAuthentication written, Variables variables, Sensitive secret) {
        return variables
                .clientID()
                .or(() -> clientID(written))
                .<Answer<Identity>>map(it -> given(new Identity.OwnSecret(it, secret)))
                .orElseGet(
                        () ->
                                refused(
                                        "AZURE_CLIENT_SECRET of the operator wins over authentication, but there is no client id; set AZURE_CLIENT_ID for the operator as well."));
    }

    /**
     * @param clientID in place of the one that is written
     */
    private static Answer<Identity> written(
            RootAuthentication written,
            Optional<String> clientID,
            Variables variables,
            Environment environment) {
        ClientSecret secret = written.clientSecret();
        if (secret != null) {
            return given(
                    new Identity.Secret(clientID.orElse(secret.clientID()), secret.secretRef()));
        }
        ClientCertificate certificate = written.clientCertificate();
        if (certificate != null) {
            return given(
                    new Identity.Certificate(
                            clientID.orElse(certificate.clientID()),
                            certificate.secretRef(),
                            certificate.sendCertificateChain()));
        }
        WorkloadIdentity workload = written.workloadIdentity();
        return workload != null
                ? workload(workload, clientID.orElse(workload.clientID()), variables, environment)
                : given(managed(Objects.requireNonNull(written.managedIdentity()), clientID));
    }

    private static Answer<Identity> workload(
            WorkloadIdentity written,
            String clientID,
            Variables variables,
            Environment environment) {
        String account = written.serviceAccountName();
        if (account != null) {
            return given(
                    new Identity.ServiceAccount(
                            clientID,
                            account,
                            Objects.requireNonNullElse(written.audience(), audience(environment)),
                            written.tokenTTL().getDuration()));
        }
        return variables.hasToken()
                ? given(new Identity.OwnToken(clientID))
                : refused(
                        "The operator has no federated token of its own, because AZURE_FEDERATED_TOKEN_FILE is not set for it; write workloadIdentity.serviceAccountName.");
    }

    private static Identity managed(ManagedIdentity written, Optional<String> clientID) {
        return new Identity.Managed(
                clientID.map(it -> new ManagedIdentity(it, null, null)).orElse(written), false);
    }

    private static Optional<String> clientID(RootAuthentication written) {
        return Optional.ofNullable(written.clientSecret())
                .map(ClientSecret::clientID)
                .or(
                        () ->
                                Optional.ofNullable(written.clientCertificate())
                                        .map(ClientCertificate::clientID))
                .or(
                        () ->
                                Optional.ofNullable(written.workloadIdentity())
                                        .map(WorkloadIdentity::clientID));
    }

    /**
     * What the cloud's federated identity credentials have by default.
     *
     * @see <a
     *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Workload
     *     identity federation</a>
     */
    private static String audience(Environment environment) {
        return switch (environment) {
            case AZURE_PUBLIC_CLOUD, AZURE_GERMAN_CLOUD -> AUDIENCE;
            case AZURE_US_GOVERNMENT_CLOUD -> AUDIENCE + "USGov";
            case AZURE_CHINA_CLOUD -> AUDIENCE + "China";
        };
    }

    private static Answer<Identity> refused(String sentence) {
        return Answer.refused(new Problem.UserError(INVALID_SPEC, sentence));
    }
}
