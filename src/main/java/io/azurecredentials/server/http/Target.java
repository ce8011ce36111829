package io.azurecredentials.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request is about, in the one spelling it has here. Nothing is normalised: a path with an
 * empty segment, with dots, parameters or a second layer of encoding is refused, because every
 * reading but ours might differ.
 *
 * @param segments of the path, each decoded once; a slash that was encoded is part of its segment
 * @param listing whether the path ends in a slash, as only those of lists may
 * @param query by name; a name that comes twice is refused
 */
public record Target(List<String> segments, boolean listing, Map<String, String> query) {
    /** RFC 3986 section 3.3, without parameters of segments. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]+");

    public Target {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
    }

    /**
     * Reads the second word of a request line, in origin form (RFC 9112 section 3.2.1).
     *
     * @throws Refused with 400
     */
    static Target read(String text) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? "" : text.substring(mark + 1);
        if (!PATH.matcher(path).matches()) {
            throw unreadable();
        }
        boolean listing = path.endsWith("/");
        String inner = path.substring(1, listing ? path.length() - 1 : path.length());
        List<String> segments = new ArrayList<>();
        for (String segment : inner.split("/", -1)) {
            segments.add(
                    Percent.decode(segment)
                            .filter(Target::isPlain)
                            .orElseThrow(Target::unreadable));
        }
        return new Target(
                segments, listing, Parameters.read(query).orElseThrow(Target::unreadable));
    }

    /** The path without its first slash, as Vault's messages name it. */
    public String path() {
        return String.join("/", segments) + (listing ? "/" : "");
    }

    /** The value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A lease id that was encoded whole has segments of its own. */
    private static boolean isPlain(String segment) {
        for (String part : segment.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static Refused unreadable() {
        return Refused.because(400, "the path or its query cannot be read");
    }
}
