package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;

/** Says who may not do what. */
final class Denial {

    private Denial() {}

    static ApiException of(Attributes asked, User user, String reason) {
        String who = "User " + GoText.quote(user.name()) + " cannot " + asked.verb();
        String what = asked.isResource() ? resource(asked, who) : path(asked, who);
        String why = reason.isEmpty() ? "" : ": " + reason;
        return new ApiException(403, "Forbidden", what + why, details(asked));
    }

    private static ObjectNode details(Attributes asked) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        put(details, "name", asked.name());
        put(details, "group", asked.group());
        put(details, "kind", asked.resource());
        return details;
    }

    private static void put(ObjectNode details, String field, String value) {
        if (!value.isEmpty()) {
            details.put(field, value);
        }
    }

    private static String path(Attributes asked, String who) {
        return "forbidden: " + who + " path " + GoText.quote(asked.path());
    }

    private static String resource(Attributes asked, String who) {
        String group = asked.group();
        String qualified = group.isEmpty() ? asked.resource() : asked.resource() + "." + group;
        String name = asked.name().isEmpty() ? "" : " " + GoText.quote(asked.name());
        String part = asked.subresource().isEmpty() ? "" : "/" + asked.subresource();
        String scope =
                asked.namespace().isEmpty()
                        ? " at the cluster scope"
                        : " in the namespace " + GoText.quote(asked.namespace());
        return qualified
                + name
                + " is forbidden: "
                + who
                + " resource "
                + GoText.quote(asked.resource() + part)
                + " in API group "
                + GoText.quote(group)
                + scope;
    }
}
