package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.write.Objects;
import java.util.List;
import java.util.Optional;

/**
 * Answers reviews and token requests.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking
 *     API access</a>
 */
public final class Reviews {

    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final String AUTHORIZATION = "authorization.k8s.io";

    private final Objects objects;
    private final Catalogue catalogue;
    private final Authorizer authorizer;

    /** Answers by what {@code authorizer} decides. */
    public Reviews(Objects objects, Catalogue catalogue, Authorizer authorizer) {
        this.objects = objects;
        this.catalogue = catalogue;
        this.authorizer = authorizer;
    }

    /** The answer to a POST, if it is a review. */
    public Optional<ObjectNode> answer(Attributes request, ObjectNode body, User user) {
        boolean token =
                request.resource().equals("serviceaccounts")
                        && request.subresource().equals("token");
        if (token) {
            return Optional.of(token(request, body));
        }
        boolean review =
                List.of(AUTHENTICATION, AUTHORIZATION).contains(request.group())
                        && request.version().equals("v1");
        return review ? review(request, body, user) : Optional.empty();
    }

    private Optional<ObjectNode> review(Attributes request, ObjectNode body, User user) {
        ObjectNode answer = body.deepCopy();
        Metadata.of(answer).node().putNull("creationTimestamp");
        return switch (request.resource()) {
            case "selfsubjectaccessreviews" ->
                    Optional.of(access(answer, "SelfSubjectAccessReview", user));
            case "subjectaccessreviews" ->
                    Optional.of(access(answer, "SubjectAccessReview", subject(body)));
            case "localsubjectaccessreviews" ->
                    Optional.of(access(answer, "LocalSubjectAccessReview", subject(body)));
            case "selfsubjectrulesreviews" -> Optional.of(rules(answer));
            case "selfsubjectreviews" -> Optional.of(self(answer, user));
            case "tokenreviews" -> Optional.of(TokenAnswers.unknown(answer));
            default -> Optional.empty();
        };
    }

    private ObjectNode access(ObjectNode answer, String kind, User user) {
        named(answer, AUTHORIZATION, kind);
        JsonNode spec = answer.path("spec");
        Authorizer.Decision decision = authorizer.decide(user, attributes(spec));
        ObjectNode status = answer.putObject("status").put("allowed", decision.allowed());
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        return answer;
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

    private static User subject(ObjectNode body) {
        JsonNode spec = body.path("spec");
        List<String> groups = new java.util.ArrayList<>();
        spec.path("groups").forEach(g -> groups.add(g.asText()));
        return new User(spec.path("user").asText(""), spec.path("uid").asText(""), groups);
    }

    /** Everything is allowed for now, and so the rules say. */
    private static ObjectNode rules(ObjectNode answer) {
        named(answer, AUTHORIZATION, "SelfSubjectRulesReview");
        ObjectNode status = answer.putObject("status").put("incomplete", false);
        ObjectNode resource = status.putArray("resourceRules").addObject();
        for (String field : List.of("verbs", "apiGroups", "resources")) {
            resource.putArray(field).add("*");
        }
        ObjectNode path = status.putArray("nonResourceRules").addObject();
        path.putArray("verbs").add("*");
        path.putArray("nonResourceURLs").add("*");
        return answer;
    }

    private static ObjectNode self(ObjectNode answer, User user) {
        named(answer, AUTHENTICATION, "SelfSubjectReview");
        ObjectNode info = answer.putObject("status").putObject("userInfo");
        info.put("username", user.name());
        ArrayNode groups = info.putArray("groups");
        user.groups().forEach(groups::add);
        return answer;
    }

    private ObjectNode token(Attributes request, ObjectNode body) {
        ResourceType accounts = catalogue.find("", "v1", "serviceaccounts").orElseThrow();
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        objects.get(accounts, key);
        return TokenAnswers.issue(named(body.deepCopy(), AUTHENTICATION, "TokenRequest"), key);
    }

    private static ObjectNode named(ObjectNode object, String group, String kind) {
        return object.put("apiVersion", group + "/v1").put("kind", kind);
    }
}
