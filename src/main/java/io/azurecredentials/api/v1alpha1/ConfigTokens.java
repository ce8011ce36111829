package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;

/** How long login tokens live at most (Vault: the tune of an auth mount). */
@ValidationRule(
        value = "self.ttl <= self.maxTTL",
        message = "tokens.ttl must not exceed tokens.maxTTL: lower ttl or raise maxTTL")
public record ConfigTokens(
        @Default("768h")
                @ValidationRule(
                        value = "self >= duration('1s')",
                        message = "ttl must be at least 1s; less than a minute is for emulators")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Longest time a login token lives unless it is renewed, such as 1h or 7d.")
                Duration ttl,
        @Default("768h")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Longest time a login token can be renewed for, from its login, and the longest period of a periodic one; such as 768h or 90d.")
                Duration maxTTL) {}
