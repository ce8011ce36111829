package io.azurecredentials.cluster.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names with an optional domain before them: {@code example.com/my-name}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Syntax
 *     and character set</a>
 */
public final class QualifiedName {

    private static final int LONGEST = 63;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

    private QualifiedName() {}

    /** What is wrong with {@code name}; empty if nothing is. */
    public static List<String> violations(String name) {
        List<String> violations = new ArrayList<>();
        int slash = name.indexOf('/');
        String last = name.substring(slash + 1);
        if (slash == 0) {
            violations.add("prefix part must be non-empty");
        } else if (slash > 0) {
            NameRule.SUBDOMAIN
                    .violations(name.substring(0, slash))
                    .forEach(v -> violations.add("prefix part " + v));
        }
        if (last.isEmpty()) {
            violations.add("name part must be non-empty");
        }
        if (last.length() > LONGEST) {
            violations.add("name part must be no more than 63 characters");
        }
        if (!NAME.matcher(last).matches()) {
            violations.add(
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must"
                            + " start and end with an alphanumeric character (e.g. 'MyName',  or"
                            + " 'my.name',  or '123-abc', regex used for validation is"
                            + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
        }
        return violations;
    }
}
