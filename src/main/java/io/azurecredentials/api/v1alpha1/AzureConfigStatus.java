package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.base.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator found out about an AzureConfig. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AzureConfigStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Entra tenant in force since first use.")
                @Nullable String tenantID,
        @JsonPropertyDescription("Ready; Reconciling and Stalled only while they are true.")
                @Nullable List<Condition> conditions) {}
