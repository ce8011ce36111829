package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.base.Condition;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator found out about an AzureConfig. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AzureConfigStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Entra tenant in force since first use.")
                @Nullable String tenantID,
        @JsonPropertyDescription("The cloud in force since first use.")
                @Nullable Environment environment,
        @JsonPropertyDescription(
                        "The subscription in force, which is delivered with every credential.")
                @Nullable String subscriptionID,
        @JsonPropertyDescription(
                        "The root credential in force, which the operator keeps in its own namespace: what was issued is renewed and revoked with it, even while the Secret is missing or wrong. Absent while none is known to work.")
                @Nullable RootCredential rootCredential,
        @JsonPropertyDescription(
                        "Passwords of the application that the operator made or may remove: meant, in force, or about to go.")
                @Nullable List<RootKey> rootKeys,
        @JsonPropertyDescription("The highest number that any password of ours had.")
                @Nullable Long lastRootNumber,
        @JsonPropertyDescription(
                        "Last value of the annotation azurecredentials.io/rotate-requested-at that led to another root credential.")
                @Nullable String lastHandledRotateRequest,
        @JsonPropertyDescription("Ready; Reconciling and Stalled only while they are true.")
                @Nullable List<Condition> conditions) {

    /** What the operator signs in with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RootCredential(
            @JsonPropertyDescription(
                            "ClientSecret, ClientCertificate, WorkloadIdentity or ManagedIdentity.")
                    @Nullable String kind,
            @Required
                    @JsonPropertyDescription(
                            "Client id (appId) of the application, or of the managed identity.")
                    String clientID,
            @Required
                    @JsonPropertyDescription(
                            "Since when it is in force: it was proven to work, and kept.")
                    Instant since,
            @JsonPropertyDescription(
                            "Key id of its password: of one that the operator made, or that clientSecret.keyID tells.")
                    @Nullable String keyID,
            @JsonPropertyDescription("When the password was made, as far as that is known.")
                    @Nullable Instant created,
            @JsonPropertyDescription(
                            "When Entra ends the password by itself, as far as that is known; or when the certificate ends, or the last token of the ServiceAccount.")
                    @Nullable Instant expires,
            @JsonPropertyDescription("When rootRotation replaces it.")
                    @Nullable Instant nextRotation) {}

    /** A password of the application; never its text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RootKey(
            @Required
                    @JsonPropertyDescription(
                            "Its display name is azcfg/<cluster id>/<UID of this object>/<number>; 0 for one that was handed over with its keyID.")
                    Long number,
            @Required @JsonPropertyDescription("Tells who reserved the number.") String attempt,
            @Required @JsonPropertyDescription("Client id (appId) of the application it is on.")
                    String clientID,
            @Required
                    @JsonPropertyDescription(
                            "Reserved, InForce, Superseded, Lost, Parting or Removed.")
                    String state,
            @Required @JsonPropertyDescription("When the number was reserved, or it was taken up.")
                    Instant reservedAt,
            @JsonPropertyDescription("What Entra calls it.") @Nullable String keyID,
            @JsonPropertyDescription("The request to rotate that led to it.")
                    @Nullable String request,
            @JsonPropertyDescription("When it is to be removed from the application.")
                    @Nullable Instant retireAt,
            @JsonPropertyDescription("Since when Azure does not show it while it is removed.")
                    @Nullable Instant absentSince) {}
}
