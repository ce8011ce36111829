package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Request;

/**
 * A request, and who it comes from.
 *
 * @param caller as Kubernetes knows him
 */
public record Asked(Request request, Caller caller) {

    /** An object in the namespace that was asked in. */
    Place place(Kind kind, String name) {
        return new Place(kind, request.namespace(), name);
    }

    /** The right to do something to it. */
    static Right right(String verb, Place place) {
        return new Right(verb, place.kind().plural(), place.namespace(), place.name());
    }
}
