package io.azurecredentials.cluster.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/** CEL with what policies may refer to. */
final class PolicyLanguage {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addLibraries(CelExtensions.strings())
                    .addFunctionBindings(AuthorizerLibrary.bindings())
                    .build();

    private PolicyLanguage() {}

    /** A compiled expression and the type of its value. */
    record Compiled(CelRuntime.Program program, CelType type) {}

    /**
     * Compiles an expression.
     *
     * @throws CelValidationException if it is none, or does not yield {@code result}
     */
    static Compiled compile(String expression, CelType result, Scope scope)
            throws CelValidationException {
        CelAbstractSyntaxTree tree = compiler(result, scope).compile(expression).getAst();
        try {
            return new Compiled(RUNTIME.createProgram(tree), tree.getResultType());
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    private static CelCompiler compiler(CelType result, Scope scope) {
        Map<String, CelType> declared = scope.variables();
        StructType variables = PolicyTypes.variables(declared == null ? Map.of() : declared);
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addLibraries(CelExtensions.strings())
                        .addFunctionDeclarations(AuthorizerLibrary.declarations())
                        .setTypeProvider(PolicyTypes.with(variables))
                        .addVar("object", SimpleType.DYN)
                        .addVar("oldObject", SimpleType.DYN)
                        .addVar("request", PolicyTypes.REQUEST)
                        .addVar("namespaceObject", PolicyTypes.NAMESPACE)
                        .setResultType(result);
        if (scope.authorizer()) {
            builder.addVar("authorizer", AuthorizerLibrary.AUTHORIZER);
            builder.addVar("authorizer.requestResource", AuthorizerLibrary.RESOURCE);
        }
        return (declared == null ? builder : builder.addVar("variables", variables)).build();
    }
}
