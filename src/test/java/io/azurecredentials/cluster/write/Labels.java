package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Labels and the qualified names that are their keys.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels
 *     and selectors</a>
 */
final class Labels {

    private static final int LONGEST = 63;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern VALUE = Pattern.compile("(" + NAME.pattern() + ")?");

    private Labels() {}

    static List<FieldError> check(String path, JsonNode labels) {
        List<FieldError> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            QualifiedName.violations(label.getKey())
                    .forEach(v -> errors.add(FieldError.invalid(path, label.getKey(), v)));
            value(label.getValue().asText())
                    .forEach(v -> errors.add(FieldError.invalid(path, label.getValue(), v)));
        }
        return errors;
    }

    private static List<String> value(String value) {
        List<String> violations = new ArrayList<>();
        if (value.length() > LONGEST) {
            violations.add("must be no more than 63 characters");
        }
        if (!VALUE.matcher(value).matches()) {
            violations.add(
                    "a valid label must be an empty string or consist of alphanumeric characters,"
                            + " '-', '_' or '.', and must start and end with an alphanumeric"
                            + " character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used"
                            + " for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
        }
        return violations;
    }
}
