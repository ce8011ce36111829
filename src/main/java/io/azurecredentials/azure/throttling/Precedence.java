package io.azurecredentials.azure.throttling;

import java.util.Collections;
import java.util.Map;

/** Who is served next among those who wait. */
public final class Precedence {
    /** So many in a row may pass somebody who came before them. */
    private static final int IN_A_ROW = 3;

    private Precedence() {}

    /**
     * The most urgent, except that the less urgent are not passed for ever: after three in a row
     * whoever came first is served.
     *
     * @param first the arrival number of the first in line of each priority that has a line; not
     *     empty
     * @param passed how many in a row have just passed somebody who came before them
     */
    public static Priority next(Map<Priority, Long> first, int passed) {
        return passed < IN_A_ROW ? Collections.min(first.keySet()) : earliest(first);
    }

    /** Whether serving that priority now passes somebody who came before. */
    public static boolean passes(Map<Priority, Long> first, Priority served) {
        return served != earliest(first);
    }

    private static Priority earliest(Map<Priority, Long> first) {
        return Collections.min(first.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
