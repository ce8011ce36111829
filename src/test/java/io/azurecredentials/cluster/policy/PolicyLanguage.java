package io.azurecredentials.cluster.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** CEL with the variables that policies have. */
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

    /**
     * Compiles an expression.
     *
     * @param variables whether earlier expressions of the policy can be referred to
     * @throws CelValidationException if it is none, or does not yield {@code result}
     */
    static CelRuntime.Program compile(String expression, CelType result, boolean variables)
            throws CelValidationException {
        CelAbstractSyntaxTree tree = compiler(result, variables).compile(expression).getAst();
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    private static CelCompiler compiler(CelType result, boolean variables) {
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addLibraries(CelExtensions.strings())
                        .addFunctionDeclarations(AuthorizerLibrary.declarations())
                        .addVar("object", SimpleType.DYN)
                        .addVar("oldObject", SimpleType.DYN)
                        .addVar("request", SimpleType.DYN)
                        .addVar("namespaceObject", SimpleType.DYN)
                        .addVar("authorizer", AuthorizerLibrary.AUTHORIZER)
                        .addVar("authorizer.requestResource", AuthorizerLibrary.RESOURCE)
                        .setResultType(result);
        return (variables ? builder.addVar("variables", SimpleType.DYN) : builder).build();
    }
}
