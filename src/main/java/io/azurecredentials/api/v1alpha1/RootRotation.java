package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the operator replaces the root credential's password by one of its own, and how long that
 * one lives; without a period or a schedule, on demand only.
 */
@ValidationRule(
        value = "!has(self.period) || !has(self.schedule)",
        message =
                "rootRotation takes one of period and schedule: remove one; with neither, the annotation azurecredentials.io/rotate-requested-at rotates on demand")
@ValidationRule(
        value = "!has(self.window) || has(self.schedule)",
        message = "rootRotation.window goes with schedule: remove it, or write a schedule")
@ValidationRule(
        value = "!has(self.period) || self.period < self.passwordTTL",
        message =
                "rootRotation.period must be shorter than passwordTTL, or the password would end first: lower period or raise passwordTTL")
@ValidationRule(
        value = "!has(self.period) || self.gracePeriod < self.period",
        message =
                "rootRotation.gracePeriod must be shorter than period: lower gracePeriod or raise period")
public record RootRotation(
        @Default("4380h")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @ValidationRule(
                        value = "self >= duration('1h') && self <= duration('87600h')",
                        message = "passwordTTL must be at least 1h and at most 87600h")
                @JsonPropertyDescription(
                        "After this time Entra ends a password that the operator made, whatever becomes of the operator; such as 4380h.")
                Duration passwordTTL,
        @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @ValidationRule(
                        value = "self >= duration('10s')",
                        message = "period must be at least 10s; less than a day is for emulators")
                @JsonPropertyDescription(
                        "The password is replaced so long after it came into force, such as 720h.")
                @Nullable Duration period,
        @Size(max = 256)
                @JsonPropertyDescription(
                        "The password is replaced at these instants: minute, hour, day of month, month and day of week in UTC, such as 0 3 * * 0 for Sundays at three.")
                @Nullable String schedule,
        @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @ValidationRule(
                        value = "self >= duration('1m')",
                        message = "window must be at least 1m")
                @JsonPropertyDescription(
                        "So long after a scheduled instant a rotation that was missed may still start; by default until the next one.")
                @Nullable Duration window,
        @Default("5m")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @ValidationRule(
                        value = "self >= duration('1s')",
                        message =
                                "gracePeriod must be at least 1s; less than a minute is for emulators")
                @JsonPropertyDescription(
                        "So long a password that was replaced still works before it is removed.")
                Duration gracePeriod) {}
