package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers whether somebody may do something. */
record AccessAnswers(Authorizer authorizer) {

    static final String GROUP = "authorization.k8s.io";

    /** About the sender. */
    ObjectNode self(ObjectNode review, User sender) {
        return answer(review, "SelfSubjectAccessReview", sender, new ArrayList<>());
    }

    /** About whom the review names. */
    ObjectNode other(ObjectNode review) {
        return answer(review, "SubjectAccessReview", subject(review), subjectErrors(review));
    }

    /** The same within the namespace of the request. */
    ObjectNode local(ObjectNode review, String namespace) {
        List<FieldError> errors = subjectErrors(review);
        String asked = review.path("spec").path("resourceAttributes").path("namespace").asText("");
        if (!asked.equals(namespace)) {
            errors.add(
                    FieldError.invalid(
                            "spec.resourceAttributes.namespace",
                            asked,
                            "must match metadata.namespace"));
        }
        return answer(review, "LocalSubjectAccessReview", subject(review), errors);
    }

    private ObjectNode answer(ObjectNode review, String kind, User user, List<FieldError> errors) {
        review.put("apiVersion", GROUP + "/v1").put("kind", kind);
        JsonNode spec = review.path("spec");
        if (spec.path("resourceAttributes").isObject()
                == spec.path("nonResourceAttributes").isObject()) {
            errors.add(
                    FieldError.invalid(
                            "spec.resourceAttributes",
                            spec.path("resourceAttributes"),
                            "exactly one of nonResourceAttributes or resourceAttributes must be"
                                    + " specified"));
        }
        if (!errors.isEmpty()) {
            throw Refusals.invalid(GROUP, kind, "", errors);
        }
        Authorizer.Decision decision = authorizer.decide(user, attributes(spec));
        ObjectNode status = review.putObject("status").put("allowed", decision.allowed());
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        return review;
    }

    private static List<FieldError> subjectErrors(ObjectNode review) {
        JsonNode spec = review.path("spec");
        List<FieldError> errors = new ArrayList<>();
        if (spec.path("user").asText("").isEmpty() && spec.path("groups").isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            "spec.user",
                            TextNode.valueOf(""),
                            "at least one of user or group must be specified"));
        }
        return errors;
    }

    private static Attributes attributes(JsonNode spec) {
        JsonNode resource = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        return new Attributes(
                (resource.isObject() ? resource : path).path("verb").asText(""),
                resource.path("group").asText(""),
                resource.path("version").asText(""),
                resource.path("resource").asText(""),
                resource.path("subresource").asText(""),
                resource.path("namespace").asText(""),
                resource.path("name").asText(""),
                path.path("path").asText(""));
    }

    private static User subject(ObjectNode review) {
        JsonNode spec = review.path("spec");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra").properties().forEach(e -> extra.put(e.getKey(), texts(e.getValue())));
        return new User(
                spec.path("user").asText(""),
                spec.path("uid").asText(""),
                texts(spec.path("groups")),
                extra);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
