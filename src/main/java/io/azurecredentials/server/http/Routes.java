package io.azurecredentials.server.http;

import java.util.List;
import java.util.Optional;

/**
 * All that is answered to, the first route that fits first. What fits none, or not this way, is
 * refused in Vault's words.
 *
 * @param all in order
 */
public record Routes(List<Route> all) {
    private static final String ROOT = "v1/";

    public Routes {
        all = List.copyOf(all);
    }

    /** The answer of whoever is responsible. */
    public Reply answer(Request request) {
        for (Route route : all) {
            var names = route.match(request.target().segments());
            if (names.isPresent()) {
                return Optional.ofNullable(route.handlers().get(request.verb()))
                        .filter(
                                _ ->
                                        !request.target().listing()
                                                || request.verb() == Verb.LIST
                                                || route.isOpen())
                        .map(it -> it.answer(request.named(names.get())))
                        .orElseGet(() -> refusal(request));
            }
        }
        return unknown(request.target());
    }

    /** A slash at the end is part of the name of a list, and of nothing else. */
    private static Reply refusal(Request request) {
        return request.target().listing() && request.verb() != Verb.LIST
                ? unknown(request.target())
                : unsupported();
    }

    /** 405, for a path that is answered otherwise. */
    static Reply unsupported() {
        return Reply.error(405, "1 error occurred:\n\t* unsupported operation\n\n");
    }

    private static Reply unknown(Target target) {
        String path = target.path();
        return path.startsWith(ROOT)
                ? Reply.error(
                        404,
                        "no handler for route \"%s\". route entry not found."
                                .formatted(path.substring(ROOT.length())))
                : Reply.error(404);
    }
}
