package io.azurecredentials.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's table of operations. The first fitting row wins.
 *
 * @param <H> what a service keeps in a row, usually its kind of handler
 */
public final class Router<H> {

    private final List<Row<H>> rows = new ArrayList<>();

    /** Adds a row; {@code operation} is the name that journal and faults use. */
    public Router<H> add(String operation, String method, String pattern, H handler) {
        rows.add(new Row<>(operation, method, PathPattern.of(pattern), handler));
        return this;
    }

    /** The row for a request, with its path variables. */
    public Optional<Match<H>> find(String method, List<String> segments) {
        for (Row<H> row : rows) {
            if (row.method.equals(method)) {
                Optional<Map<String, String>> variables = row.pattern.match(segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match<>(row.operation, variables.get(), row.handler));
                }
            }
        }
        return Optional.empty();
    }

    public List<String> operations() {
        return rows.stream().map(Row::operation).distinct().toList();
    }

    /** A found row. */
    public record Match<H>(String operation, Map<String, String> variables, H handler) {}

    private record Row<H>(String operation, String method, PathPattern pattern, H handler) {}
}
