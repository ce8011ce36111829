package io.azurecredentials.config.rotation;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that one field of a cron expression allows: {@code *}, numbers, ranges, both with
 * steps, and lists of these.
 *
 * @param any whether it restricts nothing, as everything does that begins with a star
 */
record CronField(BitSet values, boolean any) {
    private static final Pattern PART =
            Pattern.compile("(?:([*])|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([1-9][0-9]?))?");

    /** Reads one; empty if it is none within these bounds. */
    static Optional<CronField> read(String text, int least, int most) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            Matcher it = PART.matcher(part);
            if (!it.matches() || !add(it, values, least, most)) {
                return Optional.empty();
            }
        }
        return Optional.of(new CronField(values, text.startsWith("*")));
    }

    boolean allows(int value) {
        return values.get(value);
    }

    /** A step goes with a star or a range only: alone it would allow what nobody expects. */
    private static boolean add(Matcher part, BitSet values, int least, int most) {
        boolean star = part.group(1) != null;
        int first = star ? least : Integer.parseInt(part.group(2));
        int last = star ? most : part.group(3) == null ? first : Integer.parseInt(part.group(3));
        boolean lonely = part.group(4) != null && !star && part.group(3) == null;
        if (first < least || last > most || first > last || lonely) {
            return false;
        }
        int step = part.group(4) == null ? 1 : Integer.parseInt(part.group(4));
        for (int value = first; value <= last; value += step) {
            values.set(value);
        }
        return true;
    }
}
