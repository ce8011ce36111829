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
        @JsonPropertyDescription("Ready; Reconciling and Stalled only while they are true.")
                @Nullable List<Condition> conditions) {

    /** What the operator signs in with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RootCredential(
            @Required @JsonPropertyDescription("Client id (appId) of the application.")
                    String clientID,
            @Required
                    @JsonPropertyDescription(
                            "Since when it is in force: it was proven to work, and kept.")
                    Instant since) {}
}
