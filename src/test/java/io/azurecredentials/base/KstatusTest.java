package io.azurecredentials.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be said about an object, as tools that know nothing of us read it. */
class KstatusTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Problem USER = new Problem.UserError(Reason.INVALID_SPEC, "Mend it.");
    private static final Problem DENIED =
            new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it.");
    private static final Problem TERMINAL =
            new Problem.Terminal(Reason.AZURE_REJECTED, "Azure refused.");
    private static final Problem TRANSIENT =
            Problem.retryable(Reason.AZURE_UNAVAILABLE, "Azure did not answer.");

    static Stream<Arguments> said() {
        return Stream.of(
                arguments("it works", works(), Kstatus.CURRENT),
                arguments(
                        "it works and is renewed",
                        now().readyWhile(Reason.RENEWING, "A successor."),
                        Kstatus.IN_PROGRESS),
                arguments(
                        "it is being made",
                        now().progressing(Reason.ISSUING, "Being made."),
                        Kstatus.IN_PROGRESS),
                arguments("the spec is wrong", now().problem(USER), Kstatus.FAILED),
                arguments("somebody has to allow it", now().problem(DENIED), Kstatus.FAILED),
                arguments("an administrator has to act", now().problem(TERMINAL), Kstatus.FAILED),
                arguments("it is tried again", now().problem(TRANSIENT), Kstatus.IN_PROGRESS),
                arguments(
                        "it worked and is tried again",
                        Conditions.since(works(), 1, NOON).problem(TRANSIENT),
                        Kstatus.IN_PROGRESS),
                arguments(
                        "it was wrong and is tried again",
                        Conditions.since(now().problem(USER), 1, NOON).problem(TRANSIENT),
                        Kstatus.IN_PROGRESS),
                arguments(
                        "it works, but its successor needs a person",
                        now().problemWhileReady(DENIED),
                        Kstatus.FAILED),
                arguments(
                        "it works, and its successor is tried again",
                        now().problemWhileReady(TRANSIENT),
                        Kstatus.IN_PROGRESS));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("said")
    void what_is_said_is_read_as_it_is_meant(
            String meaning, List<Condition> conditions, Kstatus expected) {
        assertThat(Kstatus.of(conditions)).as(meaning).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("said")
    void an_object_is_never_said_to_wait_for_time_and_for_a_person(
            String meaning, List<Condition> conditions, Kstatus expected) {
        assertThat(conditions)
                .as(meaning)
                .allMatch(it -> it.observedGeneration() == 1)
                .filteredOn(it -> !it.type().equals(Condition.READY))
                .hasSize(expected == Kstatus.CURRENT ? 0 : 1)
                .allMatch(Condition::holds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("said")
    void what_was_said_of_another_spec_says_nothing(
            String meaning, List<Condition> conditions, Kstatus expected) {
        assertThat(Kstatus.of(false, 2, 1L, conditions)).isEqualTo(Kstatus.IN_PROGRESS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("said")
    void what_is_being_deleted_is_terminating_whatever_is_said(
            String meaning, List<Condition> conditions, Kstatus expected) {
        assertThat(Kstatus.of(true, 1, 1L, conditions)).isEqualTo(Kstatus.TERMINATING);
    }

    /** Without a status at all, kstatus would take it for finished: hence the default of -1. */
    @Test
    void an_object_that_nobody_has_looked_at_is_in_progress() {
        assertThat(Kstatus.of(false, 1, -1L, null)).isEqualTo(Kstatus.IN_PROGRESS);
    }

    private static List<Condition> works() {
        return now().ready(Reason.ISSUED, "It works.");
    }

    private static Conditions now() {
        return Conditions.since(null, 1, NOON);
    }
}
