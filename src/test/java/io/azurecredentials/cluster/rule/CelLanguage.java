package io.azurecredentials.cluster.rule;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Locale;

/**
 * The part of CEL that rules may use: presence, comparison, arithmetic, logic, sizes, durations,
 * quantifiers and a few functions of texts. Everything else is undeclared.
 */
final class CelLanguage {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final String LOWER = "lowerAscii";

    private static final CelStandardDeclarations FUNCTIONS =
            CelStandardDeclarations.newBuilder()
                    .includeFunctions(
                            StandardFunction.IN,
                            StandardFunction.NOT_STRICTLY_FALSE,
                            StandardFunction.CONDITIONAL,
                            StandardFunction.LOGICAL_NOT,
                            StandardFunction.LOGICAL_OR,
                            StandardFunction.LOGICAL_AND,
                            StandardFunction.EQUALS,
                            StandardFunction.NOT_EQUALS,
                            StandardFunction.LESS,
                            StandardFunction.LESS_EQUALS,
                            StandardFunction.GREATER,
                            StandardFunction.GREATER_EQUALS,
                            StandardFunction.ADD,
                            StandardFunction.SUBTRACT,
                            StandardFunction.MULTIPLY,
                            StandardFunction.DIVIDE,
                            StandardFunction.MODULO,
                            StandardFunction.NEGATE,
                            StandardFunction.INDEX,
                            StandardFunction.SIZE,
                            StandardFunction.STRING,
                            StandardFunction.INT,
                            StandardFunction.DURATION,
                            StandardFunction.MATCHES,
                            StandardFunction.CONTAINS,
                            StandardFunction.STARTS_WITH,
                            StandardFunction.ENDS_WITH)
                    .build();

    static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .addFunctionBindings(
                            CelFunctionBinding.from(
                                    LOWER, String.class, text -> text.toLowerCase(Locale.ROOT)))
                    .build();

    private CelLanguage() {}

    /** A compiler of expressions about {@code self} and {@code oldSelf}. */
    static CelCompiler compiler(CelTypes types, CelType result) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(FUNCTIONS)
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE)
                .addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                LOWER,
                                CelOverloadDecl.newMemberOverload(
                                        LOWER, SimpleType.STRING, SimpleType.STRING)))
                .setTypeProvider(types)
                .addVar("self", types.self())
                .addVar("oldSelf", types.self())
                .setResultType(result)
                .build();
    }
}
