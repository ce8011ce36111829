package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tokens that say nothing and are believed by nobody, until there are real ones. */
final class TokenAnswers {

    private static final int DEFAULT_SECONDS = 3600;

    private TokenAnswers() {}

    static ObjectNode issue(ObjectNode request, ObjectKey account) {
        Metadata metadata = Metadata.of(request);
        metadata.node().put("name", account.name()).put("namespace", account.namespace());
        metadata.node().put("creationTimestamp", Metadata.now());
        ObjectNode spec = request.withObject("/spec");
        int seconds = spec.path("expirationSeconds").asInt(DEFAULT_SECONDS);
        spec.put("expirationSeconds", seconds);
        Instant end = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        request.putObject("status")
                .put("token", "opaque-" + UUID.randomUUID())
                .put("expirationTimestamp", end.toString());
        return request;
    }

    static ObjectNode unknown(ObjectNode review) {
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        review.putObject("status")
                .put("error", "[invalid bearer token, unknown]")
                .putObject("user");
        return review;
    }
}
