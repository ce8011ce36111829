package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.QualifiedName;
import io.azurecredentials.cluster.resource.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events. One with an event time says who reports what was done; through {@code events.k8s.io}
 * there are no others, and they hardly change. Messages call all fields by their names in {@code
 * v1}, and the controller {@code reportingController}, whatever the group.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
record EventStrategy(EventFields names) implements Strategy {

    private static final int LONGEST = 128;
    private static final int LONGEST_NOTE = 1024;
    private static final Set<String> TYPES = Set.of("Normal", "Warning");

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        if (isSet(next.path("eventTime"))) {
            checkNew(next, errors);
        } else {
            checkOld(next, errors);
        }
        if (names.strict() && old == null) {
            checkStrictly(next, errors);
        } else if (names.strict()) {
            EventChanges.check(names, next, java.util.Objects.requireNonNull(old), errors);
        }
        return errors;
    }

    static boolean isSet(JsonNode value) {
        return !value.asText("").isEmpty() && !value.asText("").equals("null");
    }

    private String subjectNamespace(ObjectNode event) {
        return event.path(names.about()).path("namespace").asText("");
    }

    private void checkOld(ObjectNode event, List<FieldError> errors) {
        String subject = subjectNamespace(event);
        String namespace = Metadata.of(event).namespace();
        boolean fits = subject.isEmpty() ? namespace.equals("default") : subject.equals(namespace);
        if (!fits) {
            errors.add(misplaced(subject));
        }
    }

    private static FieldError misplaced(String subject) {
        return FieldError.invalid(
                "involvedObject.namespace", subject, "does not match event.namespace");
    }

    private void checkNew(ObjectNode event, List<FieldError> errors) {
        String subject = subjectNamespace(event);
        Set<String> forAll = Set.of("default", "kube-system");
        if (subject.isEmpty() && !forAll.contains(Metadata.of(event).namespace())) {
            errors.add(misplaced(subject));
        }
        String controller = event.path(names.controller()).asText("");
        if (controller.isEmpty()) {
            errors.add(FieldError.required("reportingController", ""));
        }
        QualifiedName.violations(controller)
                .forEach(v -> errors.add(FieldError.invalid("reportingController", controller, v)));
        for (String field : List.of("reportingInstance", "action", "reason")) {
            if (event.path(field).asText("").isEmpty()) {
                errors.add(FieldError.required(field, ""));
            }
            checkLength(field, event.path(field), LONGEST, errors);
        }
        checkLength("message", event.path(names.message()), LONGEST_NOTE, errors);
    }

    /** Counts bytes, whatever the message says. */
    private static void checkLength(
            String field, JsonNode text, int longest, List<FieldError> errors) {
        if (text.asText("").getBytes(StandardCharsets.UTF_8).length > longest) {
            errors.add(
                    FieldError.invalid(field, "", "can have at most " + longest + " characters"));
        }
    }

    private void checkStrictly(ObjectNode event, List<FieldError> errors) {
        EventChanges.checkSeries(event.path("series"), errors);
        if (!isSet(event.path("eventTime"))) {
            errors.add(FieldError.required("eventTime", ""));
        }
        String type = event.path("type").asText("");
        if (!TYPES.contains(type)) {
            errors.add(
                    FieldError.invalid("type", TextNode.valueOf(""), "has invalid value: " + type));
        }
        unset("firstTimestamp", isSet(event.path(names.first())), errors);
        unset("lastTimestamp", isSet(event.path(names.last())), errors);
        unset("count", event.path(names.count()).asInt(0) != 0, errors);
        JsonNode source = event.path(names.source());
        unset("source", isSet(source.path("component")) || isSet(source.path("host")), errors);
    }

    private static void unset(String field, boolean set, List<FieldError> errors) {
        if (set) {
            errors.add(FieldError.invalid(field, "", "needs to be unset"));
        }
    }
}
