package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;

/** How often Azure is asked again at a login (Vault: the retries of {@code auth/azure/config}). */
@ValidationRule(
        value = "self.retryDelay <= self.maxRetryDelay",
        message =
                "retry.retryDelay must not exceed retry.maxRetryDelay: lower retryDelay or raise maxRetryDelay")
public record ConfigRetry(
        @Default("3")
                @Min(0)
                @Max(10)
                @JsonPropertyDescription(
                        "How often Microsoft Graph and Azure Resource Manager are asked again at a login, if they fail or ask for patience.")
                Integer maxRetries,
        @Default("4s")
                @ValidationRule(
                        value = "self >= duration('10ms')",
                        message = "retryDelay must be at least 10ms")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Pause before the first retry; each further one is about twice as long. Such as 4s.")
                Duration retryDelay,
        @Default("60s")
                @ValidationRule(
                        value = "self <= duration('10m')",
                        message = "maxRetryDelay must be at most 10m; whoever logs in waits")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription("Longest pause between two retries, such as 60s.")
                Duration maxRetryDelay) {}
