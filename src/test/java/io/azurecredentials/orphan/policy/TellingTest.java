package io.azurecredentials.orphan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTest {
    @Test
    void an_event_names_what_is_left_and_what_removes_it() {
        Report report =
                Telling.found(
                        List.of(
                                new Verdict.Orphan(application(1, "azcred-team-a-app")),
                                new Verdict.Unrecorded(application(2, "")),
                                new Verdict.Orphan(new Thing.Password("o3", "k3", "azcred/…/3"))));

        assertThat(report.reason()).isEqualTo(EventReason.ORPHAN_FOUND);
        assertThat(report.note())
                .isEqualTo(
                        "Left in Azure without an owner: application azcred-uid-1 (az ad app delete --id o1); application azcred-uid-2, whose owner exists and does not know it (az ad app delete --id o2); password azcred/…/3 (az ad app credential delete --id o3 --key-id k3). Each is followed by what removes it; ORPHANS=delete has the operator remove what nobody can take up again.");
    }

    @Test
    void of_many_a_few_are_named_and_the_others_counted() {
        List<Verdict.Orphan> many =
                IntStream.range(0, 500)
                        .mapToObj(it -> new Verdict.Orphan(application(it, "x".repeat(120))))
                        .toList();

        assertThat(Telling.found(many).note())
                .contains("azcred-uid-2", "; and 497 more, which the log names.", "ORPHANS=delete")
                .doesNotContain("azcred-uid-3,", "...");
        assertThat(Telling.removed(many).note())
                .startsWith("Removed from Azure, because nobody owned it: application azcred-uid-0")
                .endsWith("; and 497 more, which the log names.");
    }

    @Test
    void the_same_orphans_are_the_same_thing_in_whatever_order() {
        Verdict one = new Verdict.Orphan(application(1, ""));
        Verdict two = new Verdict.Orphan(application(2, ""));

        assertThat(Telling.found(List.of(one, two)).about())
                .isEqualTo(Telling.found(List.of(two, one)).about())
                .isNotEqualTo(Telling.found(List.of(one)).about());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "two\nlines", "$(reboot)", "<b>", "a; b", "\u001b[31m"})
    void what_others_may_write_is_not_repeated(String displayName) {
        assertThat(Telling.name(application(1, displayName))).isEqualTo("application azcred-uid-1");
    }

    private static Thing.Application application(int number, String displayName) {
        return new Thing.Application("o" + number, "azcred-uid-" + number, displayName, "uid");
    }
}
