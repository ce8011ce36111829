package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application team writes in an AzureCredential. */
@ValidationRule(
        value = "!has(self.ttl) || !has(self.maxTTL) || self.ttl <= self.maxTTL",
        message = "ttl must not exceed maxTTL: lower ttl or raise maxTTL")
@ValidationRule(
        value = "(self.delivery == 'Response') == has(self.drawnBy)",
        message =
                "drawnBy goes with delivery Response, as the operator writes them for whoever draws over its HTTP API: remove both")
@ValidationRule(
        value = "self.delivery == 'Secret' || self.renewal.mode == 'OnRequest'",
        message =
                "delivery Response is for a lease: write renewal.mode OnRequest, or remove delivery")
public record AzureCredentialSpec(
        @Required
                @JsonPropertyDescription(
                        "The AzureRole that says what the credential may do. After a change a"
                                + " service principal of the other role takes the place of this one,"
                                + " which is removed after the overlap, in its own tenant if that is"
                                + " another.")
                Reference roleRef,
        @JsonPropertyDescription("The Secret that the credential is written to.")
                SecretTarget secret,
        @ValidationRule(value = "self >= duration('10s')", message = "ttl must be at least 10s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long a password lives before a successor takes its place, such as"
                                + " 1h30m or 7d; never above the role's and the config's.")
                @Nullable Duration ttl,
        @ValidationRule(value = "self >= duration('10s')", message = "maxTTL must be at least 10s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long the service principal lives before another takes its place, such"
                                + " as 768h or 90d; never above the role's and the config's.")
                @Nullable Duration maxTTL,
        @JsonPropertyDescription("When a successor is issued, and how long the old one goes on.")
                Renewal renewal,
        @Size(max = 16)
                @JsonPropertyDescription(
                        "Workloads of this namespace whose pods are restarted, by a rolling update,"
                                + " when another credential is in the Secret; for pods that read it"
                                + " only when they start. The operator has to be allowed to: see the"
                                + " ClusterRole azure-credentials-operator-rollout.")
                @Nullable List<Consumer> rolloutRestart,
        @Default("10m")
                @ValidationRule(
                        value = "self >= duration('10s') && self <= duration('168h')",
                        message = "rolloutTimeout must be at least 10s and at most 168h")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "For how long a superseded credential is kept for pods that have not"
                                + " restarted yet, never past the end of its lease.")
                Duration rolloutTimeout,
        @Default("false")
                @JsonPropertyDescription(
                        "Pauses issuing and rotating, never revoking; what was issued goes on until"
                                + " it ends.")
                Boolean suspend,
        @Default("Secret")
                @JsonPropertyDescription(
                        "Secret: into a Secret of this namespace. Response: to whoever drew it over"
                                + " the HTTP API, once, and to nobody else; the object goes with its"
                                + " lease. Only the operator writes Response.")
                Delivery delivery,
        @JsonPropertyDescription(
                        "Who drew it over the HTTP API, and with what: it ends with that. Only the"
                                + " operator writes it.")
                @Nullable DrawnBy drawnBy) {

    /** Whom it is given to. */
    public enum Delivery {
        /** Whoever may read the Secret. */
        @JsonProperty("Secret")
        SECRET,
        /** Whoever asked for it over HTTP. */
        @JsonProperty("Response")
        RESPONSE
    }

    /** A set of keys in the Secret. */
    public enum Format {
        /** Vault's field names. */
        @JsonProperty("Vault")
        VAULT,
        /** The variables that Azure SDKs read. */
        @JsonProperty("Environment")
        ENVIRONMENT,
        /** The variables that Terraform's azurerm provider reads. */
        @JsonProperty("Terraform")
        TERRAFORM,
        /** One JSON file. */
        @JsonProperty("AuthFile")
        AUTH_FILE
    }

    /** Whether a successor is issued. */
    public enum Mode {
        /** Before a lease ends. */
        @JsonProperty("Automatic")
        AUTOMATIC,
        /** Never: a lease ends unless it is extended. */
        @JsonProperty("OnRequest")
        ON_REQUEST
    }

    /** What a successor is. */
    public enum Strategy {
        /** Another password. */
        @JsonProperty("Password")
        PASSWORD,
        /** Another service principal. */
        @JsonProperty("ServicePrincipal")
        SERVICE_PRINCIPAL
    }

    /** When a successor is issued, and how long the old one goes on. */
    public record Renewal(
            @Default("Automatic")
                    @JsonPropertyDescription(
                            "Automatic: a successor is issued before a lease ends. OnRequest: the"
                                    + " lease ends for good with its ttl unless somebody asks for more"
                                    + " time through the HTTP API.")
                    Mode mode,
            @Default("Password")
                    @JsonPropertyDescription(
                            "What a successor is. Password: another password on the same service"
                                    + " principal until maxTTL. ServicePrincipal: another service"
                                    + " principal each time.")
                    Strategy strategy,
            @Default("67")
                    @Min(1)
                    @Max(90)
                    @JsonPropertyDescription(
                            "Percentage of the ttl after which a successor is issued; a little"
                                    + " earlier by chance, so that not all renew at once.")
                    Integer renewAt,
            @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @ValidationRule(
                            value = "self >= duration('0s')",
                            message = "overlap must not be negative")
                    @JsonPropertyDescription(
                            "How long a superseded password still works, such as 10m; by default"
                                    + " the smaller of 15m and half of what is left of the ttl after"
                                    + " renewAt.")
                    @Nullable Duration overlap) {}
}
