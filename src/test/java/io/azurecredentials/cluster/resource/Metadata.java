package io.azurecredentials.cluster.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code metadata} of an object; what is set here is set in the object.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/">ObjectMeta</a>
 */
public record Metadata(ObjectNode node) {
    private static final ScopedValue<Duration> AGO = ScopedValue.newInstance();

    /** The metadata of {@code object}, made if there is none. */
    public static Metadata of(ObjectNode object) {
        return new Metadata(
                object.get("metadata") instanceof ObjectNode node
                        ? node
                        : object.putObject("metadata"));
    }

    /** The present second, as timestamps in metadata are written. */
    public static String now() {
        Instant now = Instant.now().minus(AGO.orElse(Duration.ZERO));
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Does it as if it had been done that long ago. */
    public static void ago(Duration age, Runnable work) {
        ScopedValue.where(AGO, age).run(work);
    }

    /** Empty if unset, like all texts here. */
    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    /** The text at {@code field}; empty if unset. */
    public String text(String field) {
        return node.path(field).asText("");
    }

    public ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    /** Whether a deletion has been asked for. */
    public boolean deleting() {
        return node.hasNonNull("deletionTimestamp");
    }

    public List<String> finalizers() {
        List<String> finalizers = new ArrayList<>();
        node.path("finalizers").forEach(f -> finalizers.add(f.asText()));
        return finalizers;
    }

    /** Sets the finalizers, or removes the field if there are none. */
    public void setFinalizers(List<String> finalizers) {
        if (finalizers.isEmpty()) {
            node.remove("finalizers");
            return;
        }
        ArrayNode array = node.putArray("finalizers");
        finalizers.forEach(array::add);
    }

    /** The owner references; empty if there are none. */
    public List<JsonNode> owners() {
        List<JsonNode> owners = new ArrayList<>();
        node.path("ownerReferences").forEach(owners::add);
        return owners;
    }

    /** Gives {@code field} the value it has in {@code other}, or none. */
    public void take(String field, Metadata other) {
        JsonNode value = other.node.get(field);
        if (value == null) {
            node.remove(field);
        } else {
            node.set(field, value);
        }
    }

    /** Counts a change of what is wanted. */
    public void nextGeneration() {
        node.put("generation", node.path("generation").asInt() + 1);
    }
}
