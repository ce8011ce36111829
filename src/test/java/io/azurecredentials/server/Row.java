package io.azurecredentials.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a table of requests: {@code number | name | status | request}. In a request {@code
 * {x*9}} is nine times x, {@code <GET>} and the like are the usual beginnings, and a backslash
 * escapes as in Java.
 *
 * @param attack its number in the list of attacks
 * @param sent in ISO 8859-1
 * @param status of the one answer
 */
record Row(int attack, String name, int status, String sent) {
    static final String HOST = "Host: x\r\n";
    static final String GET = "GET /v1/sys/health HTTP/1.1\r\n" + HOST;
    static final String LOGIN = "POST /v1/auth/azure/login HTTP/1.1\r\n" + HOST;

    private static final Pattern MANY = Pattern.compile("\\{([^{}]*)\\*([0-9]+)}");
    private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-f]{2})");

    /** The lines of a file beside this class's tests. */
    static List<Row> table(String name) {
        try (InputStream in = Row.class.getResourceAsStream("/server/" + name + ".txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().filter(it -> !it.startsWith("#")).map(Row::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return attack + " " + name;
    }

    private static Row read(String line) {
        String[] cells = line.split(" \\| ", 4);
        return new Row(
                Integer.parseInt(cells[0].strip()),
                cells[1],
                Integer.parseInt(cells[2]),
                request(cells[3]));
    }

    private static String request(String text) {
        String spelt =
                HEX.matcher(text)
                        .replaceAll(
                                it ->
                                        Matcher.quoteReplacement(
                                                "" + (char) Integer.parseInt(it.group(1), 16)));
        String plain =
                spelt.replace("<CHUNKED>", "<LOGIN>Transfer-Encoding: chunked\\r\\n\\r\\n")
                        .replace("<LOGIN>", LOGIN)
                        .replace("<GET>", GET)
                        .replace("<HOST>", HOST)
                        .translateEscapes();
        return MANY.matcher(plain)
                .replaceAll(
                        it ->
                                Matcher.quoteReplacement(
                                        it.group(1).repeat(Integer.parseInt(it.group(2)))));
    }
}
