package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API server asked, when an object was written, if its writer may use what it names.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UseCheck(
        @Required @JsonPropertyDescription("What the check speaks of: a generation or a reference.")
                String of,
        @Required @JsonPropertyDescription("Whether the writer was checked.") Boolean passed,
        @JsonPropertyDescription(
                        "Since when the admission policies were in force; absent while they were not.")
                @Nullable Instant policiesSince) {}
