package io.azurecredentials.server.vault.wire;

import io.azurecredentials.session.token.Cap;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Vault warns of in an answer that is otherwise what was asked for, in its words (Vault SDK,
 * {@code framework}).
 */
public final class Warnings {
    /** Whatever else somebody sent as a name may be a secret, and is not said again. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private Warnings() {}

    /** Of fields that were sent to a path that knows only these. */
    public static List<String> ofIgnored(Fields fields, Set<String> known) {
        String names =
                fields.beside(known).stream()
                        .filter(it -> NAME.matcher(it).matches())
                        .collect(Collectors.joining(" "));
        return names.isEmpty()
                ? List.of()
                : List.of("Endpoint ignored these unrecognized parameters: [" + names + "]");
    }

    /** Of limits. */
    public static List<String> ofCaps(List<Cap> caps) {
        return caps.stream().map(Warnings::of).toList();
    }

    private static String of(Cap cap) {
        String what =
                switch (cap.of()) {
                    case TTL -> "TTL";
                    case PERIOD -> "period";
                };
        return "%s of \"%s\" exceeded the effective max_ttl of \"%s\"; %s value is capped accordingly"
                .formatted(what, spelled(cap.wanted()), spelled(cap.limit()), what);
    }

    /** As Go spells durations, without the parts that are zero. */
    private static String spelled(Duration time) {
        String spelled =
                Stream.of(
                                part(time.toHours(), "h"),
                                part(time.toMinutesPart(), "m"),
                                part(time.toSecondsPart(), "s"))
                        .collect(Collectors.joining());
        return spelled.isEmpty() ? "0s" : spelled;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
