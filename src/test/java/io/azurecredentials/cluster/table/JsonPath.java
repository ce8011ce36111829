package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple JSON paths of printer columns: fields, indices, {@code [*]} and equality filters.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/jsonpath/">JSONPath support</a>
 */
public final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile(
                    "\\.?\\[\\?\\(@\\.([^=!\\s]+)\\s*==\\s*[\"']([^\"']*)[\"']\\s*\\)\\]"
                            + "|\\.?\\[(\\*|-?\\d+)\\]"
                            + "|\\.?\\['([^']+)'\\]"
                            + "|\\.((?:\\\\.|[^.\\[\\\\])+)");

    private JsonPath() {}

    /** All values at {@code path}, in order. */
    public static List<JsonNode> find(JsonNode root, String path) {
        List<JsonNode> nodes = List.of(root);
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            end = step.end();
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : nodes) {
                next.addAll(step(node, step));
            }
            nodes = next;
        }
        return nodes.stream().filter(n -> !n.isMissingNode() && !n.isNull()).toList();
    }

    private static List<JsonNode> step(JsonNode node, Matcher step) {
        List<JsonNode> found = new ArrayList<>();
        if (step.group(1) != null) {
            node.forEach(item -> addIf(found, item, step.group(1), step.group(2)));
        } else if (step.group(3) != null && step.group(3).equals("*")) {
            node.forEach(found::add);
        } else if (step.group(3) != null) {
            int index = Integer.parseInt(step.group(3));
            found.add(node.path(index < 0 ? node.size() + index : index));
        } else if (step.group(4) != null) {
            found.add(node.path(step.group(4)));
        } else {
            found.add(node.path(step.group(5).replace("\\", "")));
        }
        return found;
    }

    private static void addIf(List<JsonNode> found, JsonNode item, String field, String value) {
        if (item.path(field).asText().equals(value)) {
            found.add(item);
        }
    }
}
