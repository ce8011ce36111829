package io.azurecredentials.cluster.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The most that evaluating an expression once can cost, in the units of CEL's cost model: one for a
 * step, a tenth for each character that is looked at.
 */
final class Estimate {

    private static final Set<CelType> SCALARS =
            Set.of(
                    SimpleType.BOOL,
                    SimpleType.INT,
                    SimpleType.UINT,
                    SimpleType.DOUBLE,
                    SimpleType.DURATION,
                    SimpleType.TIMESTAMP,
                    SimpleType.NULL_TYPE);

    private static final int NEW_LIST = 10;

    private final CelAbstractSyntaxTree tree;

    /**
     * What is known of a part of the expression.
     *
     * @param schema of its value, if that is part of the object
     * @param size of its value, as {@code size()} would tell
     */
    record Part(long cost, @Nullable Schema schema, long size) {

        static Part of(Schema schema, long cost) {
            return new Part(cost, schema, Sizes.largest(schema));
        }
    }

    private Estimate(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The cost of a checked expression about values of {@code self}. */
    static long of(CelAbstractSyntaxTree tree, Schema self) {
        Map<String, Part> variables = Map.of("self", Part.of(self, 1), "oldSelf", Part.of(self, 1));
        return new Estimate(tree).part(tree.getExpr(), variables).cost();
    }

    private Part part(CelExpr expression, Map<String, Part> variables) {
        return switch (expression.getKind()) {
            case CONSTANT -> new Part(0, null, size(expression.constant()));
            case IDENT -> variables.getOrDefault(expression.ident().name(), unknown(expression, 1));
            case SELECT -> select(expression, variables);
            case CALL -> call(expression, variables);
            case LIST -> list(expression.list().elements(), variables);
            case COMPREHENSION -> loop(expression.comprehension(), variables);
            case STRUCT, MAP, NOT_SET -> unknown(expression, Sizes.REQUEST);
        };
    }

    private Part unknown(CelExpr expression, long cost) {
        CelType type = tree.getType(expression.id()).orElse(SimpleType.DYN);
        return new Part(cost, null, SCALARS.contains(type) ? 1 : Long.MAX_VALUE);
    }

    private static long size(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE ->
                    constant.stringValue().codePointCount(0, constant.stringValue().length());
            case BYTES_VALUE -> constant.bytesValue().size();
            default -> 1;
        };
    }

    private Part select(CelExpr expression, Map<String, Part> variables) {
        CelExpr operand = expression.select().operand();
        Part of = part(operand, variables);
        if (expression.select().testOnly()) {
            return new Part(of.cost(), null, 1);
        }
        CelKind kind = tree.getType(operand.id()).orElse(SimpleType.DYN).kind();
        boolean step = kind == CelKind.MAP || kind == CelKind.STRUCT;
        long cost = Sizes.plus(of.cost(), step ? 1 : 0);
        Schema field = field(of.schema(), expression.select().field());
        return field == null ? unknown(expression, cost) : Part.of(field, cost);
    }

    private static @Nullable Schema field(@Nullable Schema schema, String escaped) {
        if (schema == null) {
            return null;
        }
        return schema.properties().entrySet().stream()
                .filter(p -> FieldNames.escape(p.getKey()).equals(escaped))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(schema::additional)
                .orElse(null);
    }

    private Part list(List<CelExpr> elements, Map<String, Part> variables) {
        long cost = NEW_LIST;
        for (CelExpr element : elements) {
            cost = Sizes.plus(cost, part(element, variables).cost());
        }
        return new Part(cost, null, elements.size());
    }

    private Part call(CelExpr expression, Map<String, Part> variables) {
        List<Part> operands = new ArrayList<>();
        expression.call().target().ifPresent(target -> operands.add(part(target, variables)));
        expression.call().args().forEach(argument -> operands.add(part(argument, variables)));
        Part result = new Part(0, null, 0);
        for (String overload :
                tree.getReference(expression.id())
                        .map(CelReference::overloadIds)
                        .orElse(com.google.common.collect.ImmutableList.of())) {
            Part one = Functions.call(overload, operands, unknown(expression, 0));
            result =
                    new Part(
                            Math.max(result.cost(), one.cost()),
                            one.schema(),
                            Math.max(result.size(), one.size()));
        }
        return result;
    }

    private Part loop(CelExpr.CelComprehension loop, Map<String, Part> variables) {
        Part range = part(loop.iterRange(), variables);
        Map<String, Part> inside = new HashMap<>(variables);
        inside.put(loop.accuVar(), new Part(1, null, part(loop.accuInit(), variables).size()));
        inside.put(loop.iterVar(), element(range));
        long step =
                Sizes.plus(
                        part(loop.loopCondition(), inside).cost(),
                        part(loop.loopStep(), inside).cost());
        long cost = Sizes.plus(range.cost(), part(loop.accuInit(), variables).cost());
        cost = Sizes.plus(cost, Sizes.times(range.size(), step));
        return new Part(Sizes.plus(cost, part(loop.result(), inside).cost()), null, 1);
    }

    /** The items of a list, or the keys of a map, of which nothing is known. */
    private static Part element(Part range) {
        Schema schema = range.schema();
        return schema != null && schema.type().equals("array")
                ? Part.of(schema.items(), 1)
                : new Part(1, null, Long.MAX_VALUE);
    }
}
