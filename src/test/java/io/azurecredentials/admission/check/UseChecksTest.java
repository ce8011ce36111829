package io.azurecredentials.admission.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseChecksTest {
    private static final Instant INSTALLED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant AGAIN = INSTALLED.plusSeconds(3600);
    private static final Optional<UseCheck> NEVER_SEEN = Optional.empty();

    @ParameterizedTest
    @CsvSource({"-3600, false", "0, false", "4, false", "5, true", "3600, true"})
    void what_was_created_before_the_policies_took_effect_is_unchecked(
            long secondsLater, boolean passed) {
        Instant created = INSTALLED.plusSeconds(secondsLater);

        assertThat(find("a", created, INSTALLED, NEVER_SEEN).passed()).isEqualTo(passed);
    }

    @Test
    void what_was_first_seen_while_the_policies_were_missing_stays_unchecked() {
        UseCheck missing = find("a", AGAIN, null, NEVER_SEEN);
        UseCheck installed = find("a", AGAIN, INSTALLED, Optional.of(missing));
        UseCheck later = find("a", AGAIN, INSTALLED, Optional.of(installed));

        assertThat(missing.passed()).isFalse();
        assertThat(installed.passed()).isFalse();
        assertThat(later).isEqualTo(installed);
    }

    @Test
    void what_has_passed_stays_so_when_the_policies_go_and_come_back() {
        UseCheck passed = new UseCheck("a", true, INSTALLED);
        UseCheck gone = find("a", INSTALLED, null, Optional.of(passed));
        UseCheck back = find("a", INSTALLED, AGAIN, Optional.of(gone));

        assertThat(gone.passed()).isTrue();
        assertThat(back.passed()).isTrue();
    }

    @Test
    void a_change_under_the_same_policies_was_checked_even_if_what_was_there_before_was_not() {
        UseCheck unchecked = new UseCheck("a", false, INSTALLED);

        assertThat(find("b", INSTALLED, INSTALLED, Optional.of(unchecked)).passed()).isTrue();
    }

    @Test
    void a_change_while_policies_were_installed_anew_may_not_have_been_checked() {
        UseCheck passed = new UseCheck("a", true, INSTALLED);

        assertThat(find("b", AGAIN.plusSeconds(60), AGAIN, Optional.of(passed)).passed()).isFalse();
    }

    @Test
    void a_change_while_policies_were_missing_was_not_checked_and_stays_so() {
        UseCheck passed = new UseCheck("a", true, INSTALLED);
        UseCheck changed = find("b", INSTALLED, null, Optional.of(passed));
        UseCheck back = find("b", INSTALLED, INSTALLED, Optional.of(changed));

        assertThat(changed.passed()).isFalse();
        assertThat(back.passed()).isFalse();
    }

    @Test
    void whoever_has_passed_again_under_new_policies_may_change_under_them() {
        UseCheck seen =
                find("a", INSTALLED, AGAIN, Optional.of(new UseCheck("a", true, INSTALLED)));

        assertThat(find("b", INSTALLED, AGAIN, Optional.of(seen)).passed()).isTrue();
    }

    @Test
    void the_problem_says_who_can_mend_it() {
        Problem missing =
                UseChecks.problem(new UseCheck("a", false, null), "AzureRole r", "ask")
                        .orElseThrow();
        Problem unchecked =
                UseChecks.problem(new UseCheck("a", false, INSTALLED), "AzureRole r", "ask")
                        .orElseThrow();

        assertThat(missing.reason()).isEqualTo(Reason.POLICY_MISSING);
        assertThat(missing.message()).contains("AzureRole r", "manifests/50-policies.yaml");
        assertThat(unchecked.reason()).isEqualTo(Reason.USE_UNCHECKED);
        assertThat(unchecked.message()).contains("; ask.");
        assertThat(UseChecks.problem(new UseCheck("a", true, INSTALLED), "x", "y")).isEmpty();
    }

    @Test
    void policies_that_were_installed_just_now_are_not_in_force_for_everybody() {
        assertThat(UseChecks.inForce(Optional.of(INSTALLED), INSTALLED.plusSeconds(4))).isEmpty();
        assertThat(UseChecks.inForce(Optional.of(INSTALLED), INSTALLED.plusSeconds(5)))
                .contains(INSTALLED);
    }

    private static UseCheck find(
            String of, Instant created, @Nullable Instant since, Optional<UseCheck> last) {
        return UseChecks.find(of, created, Optional.ofNullable(since), last);
    }
}
