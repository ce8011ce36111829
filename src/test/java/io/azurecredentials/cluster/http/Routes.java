package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.discovery.Discovery;
import io.azurecredentials.cluster.discovery.OpenApi;
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
        Attributes asked = call.info().attributes();
        Authorizer.Decision decision = authorizer.decide(call.user(), asked);
        if (!decision.allowed()) {
            throw Denial.of(asked, call.user(), decision.reason());
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
}
