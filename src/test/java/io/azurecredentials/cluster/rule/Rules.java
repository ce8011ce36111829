package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.schema.Correlation;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The compiled rules of a schema and of everything below it. */
public final class Rules {

    private static final Map<JsonNode, Compilation> COMPILED = new ConcurrentHashMap<>();

    private final Schema schema;
    private final List<Rule> own;
    private final Map<String, Rules> fields = new LinkedHashMap<>();
    private final @Nullable Rules items;
    private final @Nullable Rules values;

    /** What came of compiling; the rules are of use only if there are no errors. */
    public record Compilation(Rules rules, List<FieldError> errors) {}

    private Rules(Place place, Schema schema, Costs costs, List<FieldError> errors) {
        this.schema = schema;
        this.own = new RuleCompiler(place, schema, costs, errors).compile();
        schema.properties()
                .forEach(
                        (name, s) -> {
                            Rules below = new Rules(place.property(name), s, costs, errors);
                            if (!below.isEmpty()) {
                                fields.put(name, below);
                            }
                        });
        Rules each =
                schema.type().equals("array")
                        ? new Rules(place.items(schema), schema.items(), costs, errors)
                        : null;
        this.items = each == null || each.isEmpty() ? null : each;
        Rules any =
                schema.additional()
                        .map(s -> new Rules(place.values(schema), s, costs, errors))
                        .orElse(null);
        this.values = any == null || any.isEmpty() ? null : any;
    }

    /** Compiles the rules of {@code schema}, which stands at {@code path} of its definition. */
    public static Compilation compile(String path, Schema schema) {
        Compilation known = COMPILED.get(schema.node());
        if (known != null) {
            return known;
        }
        List<FieldError> errors = new ArrayList<>();
        Costs costs = new Costs(errors);
        Rules rules = new Rules(Place.root(path), schema, costs, errors);
        costs.finish(path);
        Compilation compilation = new Compilation(rules, errors);
        if (errors.isEmpty()) {
            COMPILED.put(schema.node(), compilation);
        }
        return compilation;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return own.isEmpty() && fields.isEmpty() && items == null && values == null;
    }

    /** What the rules find wrong with an object; {@code old} is null at creation. */
    public List<FieldError> check(JsonNode object, @Nullable JsonNode old) {
        List<FieldError> errors = new ArrayList<>();
        check("", object, old, errors);
        return errors;
    }

    private void check(
            String path, JsonNode value, @Nullable JsonNode old, List<FieldError> errors) {
        if (value.isNull()) {
            return;
        }
        boolean unchanged = value.equals(old);
        for (Rule rule : own) {
            if (!unchanged || rule.transition()) {
                rule.check(path, value, old).ifPresent(errors::add);
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Rules below = fields.getOrDefault(field.getKey(), values);
            if (below != null) {
                String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                JsonNode before = old == null ? null : old.get(field.getKey());
                below.check(at, field.getValue(), before, errors);
            }
        }
        if (items != null && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                JsonNode before = Correlation.of(schema, item, old);
                items.check(path + "[" + i + "]", item, before, errors);
            }
        }
    }
}
