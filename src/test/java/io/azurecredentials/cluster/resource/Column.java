package io.azurecredentials.cluster.resource;

/**
 * A column of a table, taken from the object by a JSON path.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param priority 0 is always shown, above only with {@code -o wide}
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns">Additional
 *     printer columns</a>
 */
public record Column(
        String name, String type, String format, String description, int priority, String path) {}
