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
    private static final String TOO_EXPENSIVE =
            "estimated rule cost exceeds budget (try simplifying the rule, or adding maxItems,"
                    + " maxProperties, and maxLength where arrays, maps, and strings are declared)";

    private final String path;
    private final Schema schema;
    private final boolean bounded;
    private final List<FieldError> errors;

    /**
     * @param path of the schema in its definition
     * @param bounded whether there is a bound to how often the schema's value occurs in an object
     * @param errors takes what does not compile
     */
    RuleCompiler(String path, Schema schema, boolean bounded, List<FieldError> errors) {
        this.path = path;
        this.schema = schema;
        this.bounded = bounded;
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
            String at = path + ".x-kubernetes-validations[" + i + "]";
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
        return Optional.of(new Rule(declared, schema, program, messages, transition));
    }

    private CelRuntime.@Nullable Program program(
            String at, JsonNode declared, String expression, CelCompiler compiler) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            if (!bounded || !Bounds.keptBy(tree.getExpr(), schema)) {
                errors.add(FieldError.forbidden(at, TOO_EXPENSIVE));
                return null;
            }
            return CelLanguage.RUNTIME.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            String body =
                    "Invalid value: "
                            + goStruct(declared)
                            + ": compilation failed: "
                            + e.getMessage();
            errors.add(new FieldError(at, FieldError.Type.INVALID, body));
            return null;
        }
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
