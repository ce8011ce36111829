package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A {@code $filter} expression. Texts are compared without regard to case, as the directory does.
 */
sealed interface Filter {

    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    boolean matches(JsonNode object);

    /** The properties it looks at. */
    Stream<String> properties();

    /** Whether Graph answers it only as an advanced query. */
    boolean isAdvanced();

    /**
     * Refuses what Graph refuses: unknown or unindexed properties, advanced queries not declared.
     */
    default void demandAllowed(ObjectType type, Options options) {
        properties().forEach(property -> Filterable.demand(type, property));
        if (isAdvanced() && !(options.advanced() && options.count())) {
            throw GraphRefusal.unsupportedQuery("Unsupported Query.");
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            return left.matches(object) && right.matches(object);
        }

        @Override
        public Stream<String> properties() {
            return Stream.concat(left.properties(), right.properties());
        }

        @Override
        public boolean isAdvanced() {
            return left.isAdvanced() || right.isAdvanced();
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            return left.matches(object) || right.matches(object);
        }

        @Override
        public Stream<String> properties() {
            return Stream.concat(left.properties(), right.properties());
        }

        @Override
        public boolean isAdvanced() {
            return left.isAdvanced() || right.isAdvanced();
        }
    }

    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            return !inner.matches(object);
        }

        @Override
        public Stream<String> properties() {
            return inner.properties();
        }

        @Override
        public boolean isAdvanced() {
            return true;
        }
    }

    /** {@code property op 'value'}; the operators are eq, ne, ge, le, gt and lt. */
    record Comparison(String property, String operator, String value) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            JsonNode actual = at(object, property);
            int order = fold(actual.isNull() ? "null" : actual.asText()).compareTo(fold(value));
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "ge" -> order >= 0;
                case "le" -> order <= 0;
                case "gt" -> order > 0;
                default -> order < 0;
            };
        }

        @Override
        public Stream<String> properties() {
            return Stream.of(property);
        }

        @Override
        public boolean isAdvanced() {
            return operator.equals("ne");
        }
    }

    /** {@code property in ('a','b')}. */
    record In(String property, List<String> values) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            String actual = at(object, property).asText();
            return values.stream().anyMatch(actual::equalsIgnoreCase);
        }

        @Override
        public Stream<String> properties() {
            return Stream.of(property);
        }

        @Override
        public boolean isAdvanced() {
            return false;
        }
    }

    /** {@code startswith(property,'text')} and {@code endswith}. */
    record Affix(boolean atStart, String property, String text) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            String actual = fold(at(object, property).asText());
            return atStart ? actual.startsWith(fold(text)) : actual.endsWith(fold(text));
        }

        @Override
        public Stream<String> properties() {
            return Stream.of(property);
        }

        @Override
        public boolean isAdvanced() {
            return !atStart;
        }
    }

    /** {@code list/any(x:x eq 'value')}. */
    record Any(String property, String variable, Filter inner) implements Filter {
        @Override
        public boolean matches(JsonNode object) {
            for (JsonNode element : at(object, property)) {
                ObjectNode scope = Json.object();
                scope.set(variable, element);
                if (inner.matches(scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Stream<String> properties() {
            return Stream.of(property);
        }

        @Override
        public boolean isAdvanced() {
            return inner.isAdvanced();
        }
    }

    private static JsonNode at(JsonNode object, String path) {
        JsonNode node = object;
        for (String name : path.split("/", -1)) {
            node = node.path(name);
        }
        return node;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
