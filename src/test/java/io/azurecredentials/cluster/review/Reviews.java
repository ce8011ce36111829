package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.access.UserInfo;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.rbac.Grants;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.token.TokenAuthenticator;
import io.azurecredentials.cluster.token.TokenRequests;
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

    private final Objects objects;
    private final Catalogue catalogue;
    private final AccessAnswers access;
    private final RulesAnswers rules;
    private final TokenAnswers tokens;
    private final TokenRequests tokenRequests;

    /** Answers by what {@code authorizer} decides on {@code grants}. */
    public Reviews(
            Objects objects,
            Catalogue catalogue,
            Authorizer authorizer,
            Grants grants,
            TokenAuthenticator tokens,
            TokenRequests tokenRequests) {
        this.objects = objects;
        this.catalogue = catalogue;
        this.access = new AccessAnswers(authorizer);
        this.rules = new RulesAnswers(grants);
        this.tokens = new TokenAnswers(tokens);
        this.tokenRequests = tokenRequests;
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
                List.of(AUTHENTICATION, AccessAnswers.GROUP).contains(request.group())
                        && request.version().equals("v1");
        return review ? review(request, body, user) : Optional.empty();
    }

    private Optional<ObjectNode> review(Attributes request, ObjectNode body, User user) {
        ObjectNode answer = body.deepCopy();
        Metadata.of(answer).node().putNull("creationTimestamp");
        return switch (request.resource()) {
            case "selfsubjectaccessreviews" -> Optional.of(access.self(answer, user));
            case "subjectaccessreviews" -> Optional.of(access.other(answer));
            case "localsubjectaccessreviews" ->
                    Optional.of(access.local(answer, request.namespace()));
            case "selfsubjectrulesreviews" -> Optional.of(rules.answer(answer, user));
            case "selfsubjectreviews" -> Optional.of(self(answer, user));
            case "tokenreviews" -> Optional.of(tokens.answer(answer));
            default -> Optional.empty();
        };
    }

    private static ObjectNode self(ObjectNode answer, User user) {
        answer.put("apiVersion", AUTHENTICATION + "/v1").put("kind", "SelfSubjectReview");
        answer.putObject("status").set("userInfo", UserInfo.of(user));
        return answer;
    }

    private ObjectNode token(Attributes request, ObjectNode body) {
        ResourceType accounts = catalogue.keptIn(BuiltinTypes.ACCOUNTS).orElseThrow();
        ObjectKey key = new ObjectKey(request.namespace(), request.name());
        return tokenRequests.answer(body.deepCopy(), objects.get(accounts, key));
    }
}
