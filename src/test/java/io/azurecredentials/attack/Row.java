package io.azurecredentials.attack;

import io.azurecredentials.login.Doorstep.Counts;
import java.util.List;

/** One line of the list: what is tried, and how it is known what becomes of it. */
sealed interface Row {
    /** Its number in the list of attacks. */
    int number();

    /** What is tried. */
    String title();

    /**
     * It is tried here, through all of the server but sockets.
     *
     * @param expected what has to become of it
     * @param play tries it
     */
    record Played(int number, String title, Seen expected, Play play) implements Row {}

    /**
     * It takes sockets, an API server or several replicas, or is a whole table of its own.
     *
     * @param outcome what becomes of it, and what it costs
     * @param tests that show it, each as {@code package.Class#method} under the root package
     */
    record Shown(int number, String title, String outcome, List<String> tests) implements Row {}

    /**
     * It does not apply.
     *
     * @param why not, or not yet
     */
    record Absent(int number, String title, String why) implements Row {}

    /** Tries something. */
    @FunctionalInterface
    interface Play {
        Seen play();
    }

    /**
     * What became of it.
     *
     * @param status that the caller was answered with
     * @param reason in the audit line; empty if there is none
     * @param cost who was asked and what was made
     */
    record Seen(int status, String reason, Counts cost) {}

    static Row played(int number, String title, Seen expected, Play play) {
        return new Played(number, title, expected, play);
    }

    static Row shown(int number, String title, String outcome, String... tests) {
        return new Shown(number, title, outcome, List.of(tests));
    }

    static Row absent(int number, String title, String why) {
        return new Absent(number, title, why);
    }
}
