package io.azurecredentials.credential.rendering;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kubernetes lets keys be called. The API server has no budget to check the keys of a map when
 * an object is applied, so it is told in a condition.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels</a>
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data">Secrets</a>
 */
final class KeyName {
    private static final int LONGEST_ENTRY = 253;
    private static final int LONGEST_SHOWN = 60;
    private static final String DNS = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern ENTRY = Pattern.compile("(?!\\.{1,2}$|\\.\\.)[-._a-zA-Z0-9]+");
    private static final Pattern LABEL =
            Pattern.compile(
                    "((?=[^/]{1,253}/)"
                            + DNS
                            + "(\\."
                            + DNS
                            + ")*/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");

    private KeyName() {}

    /** What is wrong with a key of a Secret's data. */
    static Optional<String> flawOfEntry(String key) {
        return key.length() <= LONGEST_ENTRY && ENTRY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(
                        "is no key of a Secret: write letters, digits, '-', '_' and '.', such as config.ini");
    }

    /** What is wrong with the key of a label or an annotation. */
    static Optional<String> flawOfLabel(String key) {
        return LABEL.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(
                        "is no key of a label or annotation: write letters, digits, '-', '_' and '.', after a domain and a slash if you like, such as example.com/team");
    }

    static String shortened(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
