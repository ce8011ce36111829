package io.azurecredentials.server.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.session.token.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TokenReview, and what it is answered with.
 *
 * @param token whose bearer is asked for
 * @param audiences that it is to be for one of; the API server's own if there are none
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#webhook-token-authentication">
 *     Webhook Token Authentication</a>
 */
record Review(Sensitive token, List<String> audiences) {
    private static final String VERSION = "authentication.k8s.io/v1";
    private static final String KIND = "TokenReview";

    Review {
        audiences = List.copyOf(audiences);
    }

    /**
     * @throws Refused with 400 if it is none of that version
     */
    static Review read(Body body) {
        Json.Members review = JsonReader.readPadded(body.bytes()).orElseThrow(Review::wrong);
        boolean known =
                review.text("apiVersion").filter(VERSION::equals).isPresent()
                        && review.text("kind").filter(KIND::equals).isPresent();
        if (!known || !(review.values().get("spec") instanceof Json.Members spec)) {
            throw wrong();
        }
        return new Review(
                spec.text("token").map(Sensitive::of).orElseThrow(Review::wrong), audiences(spec));
    }

    /** The bearer is nobody we know. */
    static ObjectNode nobody() {
        ObjectNode review = empty();
        review.putObject("status").put("authenticated", false);
        return review;
    }

    /** Nobody can tell, and the API server is not to remember that. */
    static ObjectNode unknown() {
        ObjectNode review = empty();
        review.putObject("status")
                .put("authenticated", false)
                .put("error", "not available at the moment");
        return review;
    }

    /**
     * The bearer is who holds the grant.
     *
     * @param named audiences that this is good for; the API server's own if there are none
     */
    static ObjectNode somebody(Grant grant, List<String> named) {
        ObjectNode review = empty();
        ObjectNode status = review.putObject("status").put("authenticated", true);
        ObjectNode user = status.putObject("user");
        user.put("username", grant.user());
        user.put("uid", grant.subject().objectID());
        ArrayNode groups = user.putArray("groups");
        // The API server adds those of its own
        grant.groups().stream().filter(it -> !it.startsWith("system:")).forEach(groups::add);
        if (!named.isEmpty()) {
            named.forEach(status.putArray("audiences")::add);
        }
        return review;
    }

    private static List<String> audiences(Json.Members spec) {
        List<String> all = new ArrayList<>();
        switch (Optional.ofNullable(spec.values().get("audiences")).orElseGet(Json.Nothing::new)) {
            case Json.Nothing _ -> {}
            case Json.Elements(List<Json> elements) -> {
                for (Json element : elements) {
                    if (!(element instanceof Json.Text(String audience))) {
                        throw wrong();
                    }
                    all.add(audience);
                }
            }
            case Json.Text _, Json.Whole _, Json.Flag _, Json.Members _ -> throw wrong();
        }
        return all;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode().put("apiVersion", VERSION).put("kind", KIND);
    }

    private static Refused wrong() {
        return Refused.because(400, "the body must be a TokenReview of " + VERSION);
    }
}
