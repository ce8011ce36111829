package io.azurecredentials.cluster.token;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.access.User;
import java.util.Map;

/** What has to hold for a {@code user}: its username, uid, groups and extra. */
record UserExpression(CelRuntime.Program program) {
    private static final Cel CEL =
            CelFactory.standardCelBuilder()
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("user", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .setResultType(SimpleType.BOOL)
                    .build();

    /**
     * @throws IllegalArgumentException if it is not understood
     */
    static UserExpression compile(String expression) {
        try {
            return new UserExpression(CEL.createProgram(CEL.compile(expression).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean holdsFor(User user) {
        Map<String, Object> fields =
                Map.of(
                        "username", user.name(),
                        "uid", user.uid(),
                        "groups", user.groups(),
                        "extra", user.extra());
        try {
            return Boolean.TRUE.equals(program.eval(Map.of("user", fields)));
        } catch (CelEvaluationException _) {
            return false;
        }
    }
}
