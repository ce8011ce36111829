package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says who owns what an apply would change. */
final class Conflicts {

    private Conflicts() {}

    static ApiException refusal(Map<Owner, FieldSet> conflicts) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        var causes = details.putArray("causes");
        Map<String, List<String>> byOwner = new TreeMap<>();
        int count = 0;
        for (Map.Entry<Owner, FieldSet> conflict : conflicts.entrySet()) {
            String owner = conflict.getKey().display();
            List<String> paths = conflict.getValue().paths();
            byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).addAll(paths);
            for (String path : paths) {
                count++;
                causes.addObject()
                        .put("reason", "FieldManagerConflict")
                        .put("message", "conflict with " + owner)
                        .put("field", path);
            }
        }
        return new ApiException(409, "Conflict", message(count, byOwner), details);
    }

    private static String message(int count, Map<String, List<String>> byOwner) {
        StringBuilder message = new StringBuilder("Apply failed with ").append(count);
        if (count == 1) {
            var only = byOwner.entrySet().iterator().next();
            return message.append(" conflict: conflict with ")
                    .append(only.getKey())
                    .append(": ")
                    .append(only.getValue().getFirst())
                    .toString();
        }
        List<String> lines = new ArrayList<>();
        byOwner.forEach(
                (owner, paths) -> {
                    lines.add("conflicts with " + owner + ":");
                    paths.forEach(path -> lines.add("- " + path));
                });
        return message.append(" conflicts: ").append(String.join("\n", lines)).toString();
    }
}
