package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.discovery.Discovery;
import io.azurecredentials.cluster.discovery.OpenApi;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.review.Reviews;
import java.util.Optional;

/** Who answers a request. */
final class Routes {

    private static final Reply NOT_FOUND = new Reply.Text(404, "404 page not found\n");

    private final Catalogue catalogue;
    private final Authorizer authorizer;
    private final Reviews reviews;
    private final ResourceHandler resources;

    Routes(Catalogue catalogue, Authorizer authorizer, Reviews reviews, ResourceHandler resources) {
        this.catalogue = catalogue;
        this.authorizer = authorizer;
        this.reviews = reviews;
        this.resources = resources;
    }

    Reply answer(Call call) {
        Authorizer.Decision decision = authorizer.decide(call.user(), call.info().attributes());
        if (!decision.allowed()) {
            throw forbidden(call, decision.reason());
        }
        return call.info().isResource() ? resource(call) : path(call);
    }

    private Reply resource(Call call) {
        RequestInfo info = call.info();
        if (info.method().equals("POST")) {
            ObjectNode body = call.body().objectOrEmpty();
            Optional<ObjectNode> review = reviews.answer(info.attributes(), body, call.user());
            if (review.isPresent()) {
                return new Reply.Json(201, review.get());
            }
        }
        Optional<ResourceType> type = catalogue.find(info.group(), info.version(), info.resource());
        if (type.isEmpty() || !ResourceHandler.hasSubresource(type.get(), info.subresource())) {
            return NOT_FOUND;
        }
        return resources.handle(call, type.get());
    }

    private Reply path(Call call) {
        String path = call.info().path();
        return switch (path) {
            case "/healthz", "/livez", "/readyz" -> new Reply.Text(200, "ok");
            default -> {
                Optional<JsonNode> found =
                        path.startsWith("/openapi/")
                                ? OpenApi.answer(catalogue, path)
                                : Discovery.answer(catalogue, path);
                yield found.map(body -> (Reply) new Reply.Json(200, body)).orElse(NOT_FOUND);
            }
        };
    }

    private static ApiException forbidden(Call call, String reason) {
        RequestInfo info = call.info();
        String why = reason.isEmpty() ? "" : ": " + reason;
        String user = "User " + GoText.quote(call.user().name());
        if (!info.isResource()) {
            return new ApiException(
                    403,
                    "Forbidden",
                    "forbidden: "
                            + user
                            + " cannot "
                            + info.verb()
                            + " path "
                            + GoText.quote(info.path())
                            + why);
        }
        String resource =
                info.subresource().isEmpty()
                        ? info.resource()
                        : info.resource() + "/" + info.subresource();
        String scope =
                info.namespace().isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace " + GoText.quote(info.namespace());
        String qualified =
                info.group().isEmpty() ? info.resource() : info.resource() + "." + info.group();
        return new ApiException(
                403,
                "Forbidden",
                qualified
                        + (info.name().isEmpty() ? "" : " " + GoText.quote(info.name()))
                        + " is forbidden: "
                        + user
                        + " cannot "
                        + info.verb()
                        + " resource "
                        + GoText.quote(resource)
                        + " in API group "
                        + GoText.quote(info.group())
                        + scope
                        + why);
    }
}
