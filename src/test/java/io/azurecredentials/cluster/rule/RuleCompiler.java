package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles the rules that stand at one node of a schema. */
final class RuleCompiler {

    private static final Pattern OLD_SELF = Pattern.compile("\\boldSelf\\b");

    private final Place place;
    private final Schema schema;
    private final Costs costs;
    private final List<FieldError> errors;

    /**
     * @param place of the schema in its definition
     * @param errors takes what does not compile
     */
    RuleCompiler(Place place, Schema schema, Costs costs, List<FieldError> errors) {
        this.place = place;
        this.schema = schema;
        this.costs = costs;
        this.errors = errors;
    }

    List<Rule> compile() {
        List<Rule> rules = new ArrayList<>();
        JsonNode declared = schema.keyword("x-kubernetes-validations");
        if (declared.isEmpty()) {
            return rules;
        }
        CelTypes types = CelTypes.of(schema);
        for (int i = 0; i < declared.size(); i++) {
            String at = place.path() + ".x-kubernetes-validations[" + i + "]";
            errors.addAll(RuleChecks.check(at, declared.get(i), schema));
            compile(at, declared.get(i), types).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> compile(String at, JsonNode declared, CelTypes types) {
        String rule = declared.path("rule").asText("");
        if (rule.isBlank()) {
            errors.add(FieldError.required(at + ".rule", "rule is not specified"));
            return Optional.empty();
        }
        CelRuntime.Program program =
                program(at + ".rule", declared, rule, CelLanguage.compiler(types, SimpleType.BOOL));
        String message = declared.path("messageExpression").asText("");
        CelRuntime.Program messages =
                message.isBlank()
                        ? null
                        : program(
                                at + ".messageExpression",
                                declared,
                                message,
                                CelLanguage.compiler(types, SimpleType.STRING));
        if (program == null) {
            return Optional.empty();
        }
        boolean transition = OLD_SELF.matcher(rule).find();
        if (transition && !place.correlatable()) {
            errors.add(
                    FieldError.invalid(
                            at + ".rule",
                            rule,
                            "oldSelf cannot be used on the uncorrelatable portion of the schema"));
            return Optional.empty();
        }
        return Optional.of(new Rule(declared, schema, program, messages, transition));
    }

    private CelRuntime.@Nullable Program program(
            String at, JsonNode declared, String expression, CelCompiler compiler) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            long cost = Sizes.times(Estimate.of(tree, schema), place.occurrences(schema));
            String what = at.endsWith(".rule") ? "rule" : "messageExpression";
            Optional<String> complaint = PatternCheck.complaint(tree);
            complaint.ifPresent(words -> refuse(at, declared, words));
            if (complaint.isPresent() || !costs.affords(at, what, cost)) {
                return null;
            }
            return CelLanguage.RUNTIME.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            refuse(at, declared, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void refuse(String at, JsonNode declared, String why) {
        String body = "Invalid value: " + goStruct(declared) + ": compilation failed: " + why;
        errors.add(new FieldError(at, FieldError.Type.INVALID, body));
    }

    private static String goStruct(JsonNode declared) {
        return "apiextensions.ValidationRule{Rule:"
                + GoText.quote(declared.path("rule").asText(""))
                + ", Message:"
                + GoText.quote(declared.path("message").asText(""))
                + ", MessageExpression:"
                + GoText.quote(declared.path("messageExpression").asText(""))
                + ", FieldPath:"
                + GoText.quote(declared.path("fieldPath").asText(""))
                + "}";
    }
}
