package io.azurecredentials.config.resolution;

import static io.azurecredentials.base.Reason.CLOUD_CLOSED;
import static io.azurecredentials.base.Reason.TENANT_CHANGED;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an AzureConfig leads.
 *
 * @param environment one that is open
 * @param tenantID a GUID
 * @param subscriptionID a GUID; empty if there is none, which only logins do without
 */
public record Destination(
        Environment environment, String tenantID, Optional<String> subscriptionID) {

    /** Where the spec says, or the pod for what it leaves open. */
    public static Answer<Destination> of(AzureConfigSpec spec, Variables variables) {
        EnvironmentVariables mode = spec.environmentVariables();
        return environment(spec, variables)
                .then(Destination::open)
                .then(
                        environment ->
                                Choice.TENANT_ID
                                        .guid(mode, spec.tenantID(), variables.tenantID())
                                        .then(
                                                tenantID ->
                                                        subscription(spec, variables)
                                                                .map(
                                                                        it ->
                                                                                new Destination(
                                                                                        environment,
                                                                                        tenantID,
                                                                                        it))));
    }

    private static Answer<Optional<String>> subscription(
            AzureConfigSpec spec, Variables variables) {
        EnvironmentVariables mode = spec.environmentVariables();
        Optional<String> chosen =
                Choice.SUBSCRIPTION_ID.of(mode, spec.subscriptionID(), variables.subscriptionID());
        return chosen.isEmpty() && spec.login() != null
                ? Answer.given(Optional.empty())
                : Choice.SUBSCRIPTION_ID
                        .guid(mode, spec.subscriptionID(), variables.subscriptionID())
                        .map(Optional::of);
    }

    private static Answer<Environment> environment(AzureConfigSpec spec, Variables variables) {
        Environment written = spec.environment();
        String chosen =
                Choice.ENVIRONMENT
                        .of(
                                spec.environmentVariables(),
                                written == null ? null : written.toString(),
                                variables.environment())
                        .orElse(Environment.AZURE_PUBLIC_CLOUD.toString());
        return Choice.ENVIRONMENT.parsed(chosen, Destination::named, "cloud of Microsoft's");
    }

    /** In any case of letters, as in Vault. */
    private static Optional<Environment> named(String name) {
        return Stream.of(Environment.values())
                .filter(it -> it.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Answer<Environment> open(Environment environment) {
        return environment == Environment.AZURE_GERMAN_CLOUD
                ? Answer.refused(
                        new Problem.UserError(
                                CLOUD_CLOSED,
                                "Microsoft closed AzureGermanCloud on 2021-10-29; write the environment that the tenant was moved to, or leave it out for AzurePublicCloud."))
                : Answer.given(environment);
    }

    /**
     * This, if it is the tenant of first use, once and for all: in another one everything that was
     * made would be "not found", and finalizers would fall.
     */
    public Answer<Destination> since(@Nullable AzureConfigStatus status) {
        if (status == null || status.tenantID() == null) {
            return Answer.given(this);
        }
        if (!status.tenantID().equalsIgnoreCase(tenantID)) {
            return changed("tenantID", status.tenantID(), "tenant");
        }
        Environment known =
                Objects.requireNonNullElse(status.environment(), Environment.AZURE_PUBLIC_CLOUD);
        return known == environment
                ? Answer.given(new Destination(known, status.tenantID(), subscriptionID))
                : changed("environment", known.toString(), "cloud");
    }

    private static Answer<Destination> changed(String field, String known, String what) {
        return Answer.refused(
                new Problem.UserError(
                        TENANT_CHANGED,
                        "%s was %s at first use and must stay so; create another AzureConfig for another %s."
                                .formatted(field, known, what)));
    }
}
