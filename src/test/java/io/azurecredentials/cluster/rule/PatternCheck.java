package io.azurecredentials.cluster.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Optional;

/** Whether the patterns that stand in an expression are regular expressions. */
final class PatternCheck {

    private PatternCheck() {}

    /** What is wrong with the first that is none. */
    static Optional<String> complaint(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(e -> e.getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(e -> e.call().function().equals("matches"))
                .map(e -> e.call().args().getLast())
                .filter(e -> e.getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(CelExpr::constant)
                .filter(c -> c.getKind() == CelConstant.Kind.STRING_VALUE)
                .flatMap(c -> complaint(c.stringValue()).stream())
                .findFirst();
    }

    private static Optional<String> complaint(String pattern) {
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }
}
