package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;

/** Says who may not do what. */
final class Denial {

    private Denial() {}

    static ApiException of(RequestInfo info, User user, String reason) {
        String who = "User " + GoText.quote(user.name()) + " cannot " + info.verb();
        String what = info.isResource() ? resource(info, who) : path(info, who);
        String why = reason.isEmpty() ? "" : ": " + reason;
        return new ApiException(403, "Forbidden", what + why);
    }

    private static String path(RequestInfo info, String who) {
        return "forbidden: " + who + " path " + GoText.quote(info.path());
    }

    private static String resource(RequestInfo info, String who) {
        String group = info.group();
        String qualified = group.isEmpty() ? info.resource() : info.resource() + "." + group;
        String name = info.name().isEmpty() ? "" : " " + GoText.quote(info.name());
        String part = info.subresource().isEmpty() ? "" : "/" + info.subresource();
        String scope =
                info.namespace().isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace " + GoText.quote(info.namespace());
        return qualified
                + name
                + " is forbidden: "
                + who
                + " resource "
                + GoText.quote(info.resource() + part)
                + " in API group "
                + GoText.quote(group)
                + scope;
    }
}
