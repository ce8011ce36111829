package io.azurecredentials.cluster.rule;

import dev.cel.common.ast.CelExpr;
import io.azurecredentials.cluster.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an expression only runs over lists and maps whose size is bounded. The real server
 * estimates costs; running over something unbounded is what its estimate does not forgive.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions">Resource
 *     use by validation functions</a>
 */
final class Bounds {

    private boolean kept = true;

    private Bounds() {}

    static boolean keptBy(CelExpr expression, Schema self) {
        Bounds bounds = new Bounds();
        bounds.walk(expression, Map.of("self", self, "oldSelf", self));
        return bounds.kept;
    }

    /** Whether there is a bound to how many values the schema's list or map has. */
    static boolean bounded(Schema schema) {
        return switch (schema.type()) {
            case "array" -> schema.keyword("maxItems").isNumber();
            case "object" ->
                    schema.additional().isEmpty() || schema.keyword("maxProperties").isNumber();
            default -> true;
        };
    }

    private void walk(CelExpr expression, Map<String, Schema> variables) {
        switch (expression.getKind()) {
            case SELECT -> walk(expression.select().operand(), variables);
            case CALL -> {
                expression.call().target().ifPresent(target -> walk(target, variables));
                expression.call().args().forEach(argument -> walk(argument, variables));
            }
            case LIST -> expression.list().elements().forEach(e -> walk(e, variables));
            case COMPREHENSION -> comprehension(expression.comprehension(), variables);
            case CONSTANT, IDENT, STRUCT, MAP, NOT_SET -> {}
        }
    }

    private void comprehension(CelExpr.CelComprehension loop, Map<String, Schema> variables) {
        walk(loop.iterRange(), variables);
        Map<String, Schema> inside = new HashMap<>(variables);
        resolve(loop.iterRange(), variables)
                .ifPresent(
                        range -> {
                            kept &= bounded(range);
                            inside.put(loop.iterVar(), range.items());
                        });
        walk(loop.loopStep(), inside);
        walk(loop.result(), inside);
    }

    private static Optional<Schema> resolve(CelExpr expression, Map<String, Schema> variables) {
        return switch (expression.getKind()) {
            case IDENT -> Optional.ofNullable(variables.get(expression.ident().name()));
            case SELECT ->
                    resolve(expression.select().operand(), variables)
                            .flatMap(s -> field(s, expression.select().field()));
            case CALL, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> Optional.empty();
        };
    }

    private static Optional<Schema> field(Schema schema, String escaped) {
        return schema.properties().entrySet().stream()
                .filter(p -> FieldNames.escape(p.getKey()).equals(escaped))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
