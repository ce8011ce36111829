package io.azurecredentials.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sends, one request after the other, and what it needs to be answered.
 *
 * @param client its name
 * @param exchanges in their order
 */
record Replay(String client, List<Exchange> exchanges) {
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+)(?: (\\{.*}))?");
    private static final Pattern ANSWER = Pattern.compile("([0-9]{3})(?: (.*))?");
    private static final Pattern WANTED = Pattern.compile("(/\\S+) (\".*?\"(?= /|$)|\\S+)");

    /**
     * A request and its answer.
     *
     * @param headers each as it is written
     * @param status of the answer
     * @param wanted of the answer
     */
    record Exchange(
            String method,
            String path,
            String body,
            List<String> headers,
            int status,
            List<Wanted> wanted) {}

    /**
     * Something that the answer has.
     *
     * @param at JSON pointer
     * @param value its JSON, or = and a name
     */
    record Wanted(String at, String value) {}

    /**
     * Reads the table.
     *
     * @throws IllegalArgumentException if a line is none of those
     */
    static List<Replay> read(List<String> lines) {
        List<Replay> all = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        for (String line : lines.stream().dropWhile(it -> !it.startsWith("== ")).toList()) {
            if (line.startsWith("== ")) {
                all.add(new Replay(line.substring(3), new ArrayList<>()));
            } else if (line.matches("[0-9]{3}.*")) {
                all.getLast().exchanges().add(exchange(pending, line));
                pending.clear();
            } else if (!line.isBlank()) {
                pending.add(line);
            }
        }
        return all;
    }

    private static Exchange exchange(List<String> asked, String answered) {
        Matcher request = matched(REQUEST, asked.getFirst());
        Matcher answer = matched(ANSWER, answered);
        return new Exchange(
                request.group(1),
                request.group(2),
                request.group(3) == null ? "" : request.group(3),
                asked.stream().skip(1).map(it -> it.substring(2)).toList(),
                Integer.parseInt(answer.group(1)),
                answer.group(2) == null
                        ? List.of()
                        : WANTED.matcher(answer.group(2))
                                .results()
                                .map(it -> new Wanted(it.group(1), it.group(2)))
                                .toList());
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return matcher;
    }
}
