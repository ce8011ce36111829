package io.azurecredentials.server.vault.document;

import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the root password is replaced, and how long it lives: {@code root_password_ttl} and the
 * fields that Vault's configs share with all others that rotate (Vault SDK, {@code
 * automatedrotationutil}).
 */
final class Rotation {
    private static final String TTL = "root_password_ttl";
    private static final String PERIOD = "rotation_period";
    private static final String SCHEDULE = "rotation_schedule";
    private static final String WINDOW = "rotation_window";
    private static final String OFF = "disable_automated_rotation";

    private static final String AT = "rootRotation";
    private static final Duration USUAL_TTL = Duration.ofHours(4380);
    private static final Duration USUAL_GRACE = Duration.ofMinutes(5);

    private Rotation() {}

    static Set<String> plus(String... more) {
        Set<String> all = new HashSet<>(List.of(TTL, PERIOD, SCHEDULE, WINDOW, OFF));
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * @param resets whether a lifetime that is left out is the usual one again
     */
    static void write(Pen pen, boolean resets) {
        Input input = pen.input();
        check(input);
        input.duration(TTL)
                .or(() -> resets ? Optional.of(Duration.ZERO) : Optional.empty())
                .map(it -> it.isZero() ? USUAL_TTL : it)
                .ifPresent(it -> pen.put(AT + ".passwordTTL", it));
        input.duration(PERIOD).ifPresent(it -> every(pen, it));
        input.text(SCHEDULE).ifPresent(it -> at(pen, it));
        if (input.flag(OFF).orElse(false)) {
            every(pen, Duration.ZERO);
            at(pen, "");
        }
        if (input.duration(WINDOW).filter(Duration::isPositive).isPresent()
                && !pen.spec().has(AT + ".schedule")) {
            throw Refused.because(
                    400,
                    pen.spec().has(AT + ".period")
                            ? "rotation_window does not apply to period"
                            : "cannot use rotation_window without rotation_schedule");
        }
        pen.duration(WINDOW, AT + ".window");
        tidy(pen);
    }

    private static void check(Input input) {
        boolean every = input.duration(PERIOD).filter(Duration::isPositive).isPresent();
        boolean at = input.text(SCHEDULE).filter(it -> !it.isEmpty()).isPresent();
        if (every && at) {
            throw Refused.because(
                    400,
                    "mutually exclusive fields rotation_schedule and rotation_period were both specified; only one of them can be provided");
        }
        if ((every || at) && input.flag(OFF).orElse(false)) {
            throw Refused.because(
                    400,
                    "disable_automated_rotation goes without rotation_schedule and rotation_period: leave them out, or leave it out");
        }
    }

    private static void every(Pen pen, Duration period) {
        pen.put(AT + ".period", period);
        if (period.isPositive()) {
            pen.drop(AT + ".schedule");
            pen.drop(AT + ".window");
        }
    }

    private static void at(Pen pen, String schedule) {
        pen.put(AT + ".schedule", schedule, schedule.isEmpty());
        pen.drop(schedule.isEmpty() ? AT + ".window" : AT + ".period");
    }

    /** What says nothing but what holds anyhow would only be in the way. */
    private static void tidy(Pen pen) {
        Spec spec = pen.spec();
        Shown shown = new Shown(spec);
        boolean plain =
                !spec.has(AT + ".period")
                        && !spec.has(AT + ".schedule")
                        && shown.time(AT + ".passwordTTL").orElse(USUAL_TTL).equals(USUAL_TTL)
                        && shown.time(AT + ".gracePeriod").orElse(USUAL_GRACE).equals(USUAL_GRACE);
        if (plain) {
            pen.drop(AT);
        }
    }

    static void show(Shown shown, Spec spec) {
        shown.data().put(TTL, shown.time(AT + ".passwordTTL").orElse(USUAL_TTL).toSeconds());
        shown.seconds(PERIOD, AT + ".period")
                .text(SCHEDULE, AT + ".schedule")
                .seconds(WINDOW, AT + ".window");
        shown.data().put(OFF, false);
    }
}
