package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import org.jspecify.annotations.Nullable;

/** What the platform team writes in an AzureConfig. */
public record AzureConfigSpec(
        @ValidationRule(
                        value = Shapes.GUID,
                        message =
                                "tenantID"
                                        + Shapes.GUID_SAYS
                                        + "(az account show --query tenantId)")
                @Size(max = Shapes.GUID_LENGTH)
                @JsonPropertyDescription(
                        "Entra tenant (directory) id, a GUID; by default the operator's"
                                + " AZURE_TENANT_ID. The tenant in force is fixed at first use.")
                @Nullable String tenantID,
        @ValidationRule(
                        value = Shapes.GUID,
                        message =
                                "subscriptionID"
                                        + Shapes.GUID_SAYS
                                        + "(az account show --query id)")
                @Size(max = Shapes.GUID_LENGTH)
                @JsonPropertyDescription(
                        "Subscription id, a GUID; delivered with every credential as"
                                + " subscription_id; by default the operator's AZURE_SUBSCRIPTION_ID."
                                + " A config with a login that gives no credentials needs none.")
                @Nullable String subscriptionID,
        @JsonPropertyDescription(
                        "The cloud that the tenant belongs to, by default the operator's"
                                + " AZURE_ENVIRONMENT, then AzurePublicCloud; fixed at first use."
                                + " Microsoft closed AzureGermanCloud on 2021-10-29.")
                @Nullable Environment environment,
        @JsonPropertyDescription(
                        "The root credential: the application that makes and removes the others."
                                + " Without it, the operator's own identity is used, in the namespaces"
                                + " that its setting AMBIENT_NAMESPACES lists: a client secret in its"
                                + " environment, else its workload identity, else its managed"
                                + " identity.")
                @Nullable RootAuthentication authentication,
        @JsonPropertyDescription(
                        "When the operator replaces the password of the root credential by one of"
                                + " its own, which it keeps in its own namespace; without it, only on"
                                + " request. Only a client secret that stands in a Secret is replaced.")
                @Nullable RootRotation rootRotation,
        @Default("IfUnset")
                @JsonPropertyDescription(
                        "What AZURE_TENANT_ID, AZURE_SUBSCRIPTION_ID, AZURE_ENVIRONMENT,"
                                + " AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and AZURE_AD_RESOURCE of the"
                                + " operator's pod do. IfUnset: they stand in for what is not written"
                                + " here; Override: they win over it; Ignore: nothing.")
                EnvironmentVariables environmentVariables,
        @Default("azcred-")
                @ValidationRule(
                        value = Shapes.PREFIX,
                        message =
                                "applicationNamePrefix must do without < > ; & % and control"
                                        + " characters, which Entra does not allow in the name of an"
                                        + " application")
                @Size(max = 64)
                @JsonPropertyDescription(
                        "Applications are displayed as <prefix><namespace>-<name>.")
                String applicationNamePrefix,
        @JsonPropertyDescription(
                        "Limits on every lease issued through this config; the most restrictive of"
                                + " config, role and credential holds.")
                Leases leases,
        @JsonPropertyDescription(
                        "Limits on every token of a login through this config; the more restrictive"
                                + " of config and role holds.")
                ConfigTokens tokens,
        @JsonPropertyDescription(
                        "How often Azure is asked again about who logs in, before the login is put"
                                + " off.")
                ConfigRetry retry,
        @JsonPropertyDescription(
                        "Which of the tenant's tokens one can log in with, for the AzureRoles that"
                                + " have a login.")
                @Nullable ConfigLogin login,
        @JsonPropertyDescription(
                        "How a new credential is proven before it is published, and how long Entra"
                                + " may lag.")
                Propagation propagation,
        @Default("30m")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @ValidationRule(
                        value = "self >= duration('1s')",
                        message =
                                "driftCheck must be at least 1s; less than a minute is for"
                                        + " emulators")
                @JsonPropertyDescription(
                        "How often what lives in Azure is compared with what is wanted, and"
                                + " mended.")
                Duration driftCheck,
        @Default("false")
                @JsonPropertyDescription(
                        "Pauses issuing, rotating and logins through this config, never revoking;"
                                + " who is in may renew.")
                Boolean suspend,
        @JsonPropertyDescription(
                        "Which namespaces' AzureRoles may use it; by default those of its own.")
                @Nullable AllowedNamespaces allowedNamespaces) {

    /** What variables of the operator's pod do. */
    public enum EnvironmentVariables {
        /** They stand in for what is not written. */
        @JsonProperty("IfUnset")
        IF_UNSET,
        /** They win over what is written. */
        @JsonProperty("Override")
        OVERRIDE,
        /** Nothing. */
        @JsonProperty("Ignore")
        IGNORE
    }

    /** Vault's mount tune. */
    @ValidationRule(
            value = "self.ttl <= self.maxTTL",
            message = "leases.ttl must not exceed leases.maxTTL: lower ttl or raise maxTTL")
    public record Leases(
            @Default("24h")
                    @ValidationRule(
                            value = "self >= duration('10s')",
                            message = "ttl must be at least 10s")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @JsonPropertyDescription(
                            "Longest time a password lives before a successor takes its place, such"
                                    + " as 1h30m or 7d.")
                    Duration ttl,
            @Default("768h")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @JsonPropertyDescription(
                            "Longest time a service principal lives before another takes its place,"
                                    + " such as 768h or 90d.")
                    Duration maxTTL) {}

    /** When a new credential counts as working. */
    public record Propagation(
            @Default("3")
                    @Min(1)
                    @Max(20)
                    @JsonPropertyDescription(
                            "How many token requests in a row must succeed; Entra's replicas lag,"
                                    + " so one proves little.")
                    Integer successes,
            @Default("1s")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @ValidationRule(
                            value = "self >= duration('100ms')",
                            message = "interval must be at least 100ms")
                    @JsonPropertyDescription(
                            "Time between two of these token requests, such as 1s.")
                    Duration interval,
            @Default("10m")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @ValidationRule(
                            value = "self >= duration('1s')",
                            message = "timeout must be at least 1s")
                    @JsonPropertyDescription(
                            "After this time without success the credential is given up and another"
                                    + " one is made; such as 10m.")
                    Duration timeout,
            @Default("5m")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @ValidationRule(
                            value = "self >= duration('1s')",
                            message = "settle must be at least 1s")
                    @JsonPropertyDescription(
                            "How long Entra may take to show what it was told: \"not found\" counts"
                                    + " only after this time. Less than a minute is for emulators.")
                    Duration settle) {}
}
