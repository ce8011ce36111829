package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Answers token requests.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/">TokenRequest</a>
 */
public record TokenRequests(Store store, AccountTokens tokens) {

    private static final long DEFAULT_SECONDS = 3600;
    private static final long LEAST_SECONDS = 600;
    private static final long MOST_SECONDS = 1L << 32;

    /**
     * The answered request.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException 422 if it asks for too short or too
     *     long a life, 404 if what the token is to be bound to does not exist
     */
    public ObjectNode answer(ObjectNode request, ObjectNode account) {
        Metadata of = Metadata.of(account);
        Metadata metadata = Metadata.of(request);
        request.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        metadata.node().put("name", of.name()).put("namespace", of.namespace());
        metadata.node().put("creationTimestamp", Metadata.now());
        ObjectNode spec = request.withObject("/spec");
        long seconds = spec.path("expirationSeconds").asLong(DEFAULT_SECONDS);
        check(seconds);
        spec.put("expirationSeconds", seconds);
        if (spec.path("audiences").isEmpty()) {
            spec.putArray("audiences").add(AccountTokens.ISSUER);
        }
        Instant end = tokens.end(Duration.ofSeconds(seconds));
        String token =
                tokens.issue(
                        account,
                        audiences(spec),
                        Bound.of(spec.path("boundObjectRef"), of.namespace(), store),
                        end);
        request.putObject("status").put("token", token).put("expirationTimestamp", end.toString());
        return request;
    }

    private static List<String> audiences(ObjectNode spec) {
        List<String> audiences = new java.util.ArrayList<>();
        ArrayNode wanted = spec.withArray("/audiences");
        wanted.forEach(audience -> audiences.add(audience.asText()));
        return audiences;
    }

    private static void check(long seconds) {
        String wrong =
                seconds < LEAST_SECONDS
                        ? "may not specify a duration less than 10 minutes"
                        : seconds > MOST_SECONDS
                                ? "may not specify a duration larger than 2^32 seconds"
                                : "";
        if (!wrong.isEmpty()) {
            FieldError error =
                    FieldError.invalid(
                            "spec.expirationSeconds",
                            com.fasterxml.jackson.databind.node.LongNode.valueOf(seconds),
                            wrong);
            throw Refusals.invalid("authentication.k8s.io", "TokenRequest", "", List.of(error));
        }
    }
}
