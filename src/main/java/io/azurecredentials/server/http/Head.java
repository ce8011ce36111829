package io.azurecredentials.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Request line and header fields of a request that has exactly one reading (RFC 9112 sections 3 and
 * 5).
 *
 * @param method as it was sent
 * @param target as it was sent
 * @param fields in the order in which they came
 */
public record Head(String method, String target, List<Field> fields) {
    private static final int MOST_FIELDS = 100;
    private static final Pattern LINE =
            Pattern.compile("([A-Z]{1,16}) ([!-~]+) (HTTP/[0-9]\\.[0-9])");

    /** A space before the colon, a line that goes on with a space: each has been two readings. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern VALUE = Pattern.compile("[\\t -~]*");

    public Head {
        fields = List.copyOf(fields);
    }

    /**
     * A header field.
     *
     * @param name in lower case
     */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads what stands before the empty line.
     *
     * @param text one byte a character; lines end in CRLF, the last one's is left off
     * @throws Refused with 400, 431 or 505
     */
    static Head parse(String text) {
        String[] lines = text.split("\r\n", -1);
        Matcher line = LINE.matcher(lines[0]);
        if (!line.matches()) {
            throw malformed();
        }
        if (!line.group(3).equals("HTTP/1.1")) {
            throw Refused.because(505, "only HTTP/1.1 is spoken here");
        }
        if (lines.length - 1 > MOST_FIELDS) {
            throw Refused.because(431, "too many header fields");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            fields.add(field(lines[i]));
        }
        return new Head(line.group(1), line.group(2), fields);
    }

    private static Field field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon);
        String value = line.substring(colon + 1);
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw malformed();
        }
        return new Field(name.toLowerCase(Locale.ROOT), value.strip());
    }

    /** Every value under that name, in lower case. */
    public List<String> all(String name) {
        return fields.stream().filter(it -> it.name().equals(name)).map(Field::value).toList();
    }

    /**
     * The value under a name that may come once.
     *
     * @throws Refused with 400 if it comes twice
     */
    Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Refused.because(400, "a header field that may come once came twice");
        }
        return values.stream().findFirst();
    }

    static Refused malformed() {
        return Refused.because(400, "the request cannot be read");
    }
}
