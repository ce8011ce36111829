package io.azurecredentials.audit;

import java.util.HexFormat;

/**
 * An entry as one line of JSON. Everything but printable ASCII is escaped, so that nobody can end a
 * line, start another, or talk to a terminal; a value is cut off after {@value #LONGEST}
 * characters.
 */
final class Line {
    static final int LONGEST = 256;

    /** Whatever the locale, unlike a format. */
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(400);

    private Line() {}

    /** The line, without its end. */
    static String of(Entry entry) {
        Account account = entry.account();
        Line line = new Line();
        line.add("time", entry.at().toString());
        line.add("audit", entry.deed().toString());
        line.add("outcome", account.outcome().toString());
        line.add("reason", account.reason());
        line.add("request", entry.request());
        line.add("caller", entry.caller());
        line.add("namespace", entry.namespace());
        line.add("role", account.role());
        line.add("object", account.object());
        line.add("user", account.user());
        account.who()
                .ifPresent(
                        it -> {
                            line.add("tenant", it.tenantID());
                            line.add("objectID", it.objectID());
                        });
        account.marks().token().ifPresent(it -> line.add("token", it));
        account.marks().accessor().ifPresent(it -> line.add("accessor", it));
        return line.text.append('}').toString();
    }

    /** The line that stands for lines that are missing. */
    static String ofLost(String time, long count) {
        return "{\"time\":\"" + time + "\",\"audit\":\"lost\",\"count\":" + count + "}";
    }

    private void add(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? '{' : ',').append('"').append(name).append("\":\"");
        int end = Math.min(value.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            escape(value.charAt(i));
        }
        text.append(end < value.length() ? "...\"" : "\"");
    }

    private void escape(char c) {
        if (c < ' ' || c > '~' || c == '"' || c == '\\') {
            text.append("\\u").append(HEX.toHexDigits(c));
        } else {
            text.append(c);
        }
    }
}
