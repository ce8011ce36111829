package io.azurecredentials.cluster.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a kind demands of {@code metadata.name}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object
 *     names and IDs</a>
 */
public enum NameRule {
    /** RFC 1123 subdomain, at most 253 characters. */
    SUBDOMAIN(
            253,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                    + " or '.', and must start and end with an alphanumeric character (e.g."
                    + " 'example.com', regex used for validation is '%s')"),
    /** RFC 1123 label, at most 63 characters. */
    LABEL(
            63,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                    + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                    + " '123-abc', regex used for validation is '%s')"),
    /** RFC 1035 label: as a label, but it starts with a letter. */
    RFC1035_LABEL(
            63,
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
                    + " an alphabetic character, and end with an alphanumeric character (e.g."
                    + " 'my-name',  or 'abc-123', regex used for validation is '%s')"),
    /** Anything that can be one segment of a URL's path. */
    PATH_SEGMENT(
            Integer.MAX_VALUE,
            "(?!\\.{1,2}$)[^/%]+",
            "may not be '.', '..' or contain '/' or '%%'");

    private final int longest;
    private final Pattern pattern;
    private final String sentence;

    NameRule(int longest, String pattern, String sentence) {
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
        this.sentence = String.format(sentence, pattern);
    }

    /** What is wrong with {@code name}; empty if nothing is. */
    public List<String> violations(String name) {
        List<String> violations = new ArrayList<>();
        if (name.length() > longest) {
            violations.add("must be no more than " + longest + " characters");
        }
        if (!pattern.matcher(name).matches()) {
            violations.add(sentence);
        }
        return violations;
    }
}
