package io.azurecredentials.server.vault.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.wire.Envelope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code sys/internal/ui/mounts}, which clients look at before they read. What is mounted is the
 * same everywhere, and no secret; so nobody is asked who he is.
 */
final class Mounts {
    private static final int OK = 200;
    private static final int DENIED = 403;

    private Mounts() {}

    /** A path under which all is answered by one engine. */
    private record Mount(String kind, String path, String type, String description) {
        ObjectNode shown() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("type", type).put("description", description);
            node.put("accessor", kind + "_" + type).put("local", false).put("seal_wrap", false);
            node.put("external_entropy_access", false);
            node.putNull("options");
            node.putObject("config").put("default_lease_ttl", 0).put("max_lease_ttl", 0);
            return node;
        }
    }

    private static final List<Mount> ALL =
            List.of(
                    new Mount("secret", "azure/", "azure", "credentials of AzureRoles"),
                    new Mount("auth", "azure/", "azure", "login with an Azure identity"),
                    new Mount("auth", "token/", "token", "login tokens"));

    /** The paths. */
    static List<Route> routes() {
        return List.of(
                Route.at("v1/sys/internal/ui/mounts").on(Verb.READ, Mounts::all),
                Route.at("v1/sys/internal/ui/mounts/*path").on(Verb.READ, Mounts::one));
    }

    private static Reply all(Request request) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (String kind : List.of("auth", "secret")) {
            ObjectNode mounts = data.putObject(kind);
            of(kind).forEach(it -> mounts.set(it.path(), it.shown()));
        }
        return shown(request, data);
    }

    private static Reply one(Request request) {
        String path = request.variable("path") + "/";
        Optional<Mount> mount =
                path.startsWith("auth/")
                        ? of("auth").filter(it -> path.startsWith("auth/" + it.path())).findFirst()
                        : of("secret").filter(it -> path.startsWith(it.path())).findFirst();
        return mount.map(it -> shown(request, it.shown().put("path", whole(it))))
                .orElseGet(
                        () ->
                                Reply.error(
                                        DENIED,
                                        "preflight capability check returned 403, please ensure client's policies grant access to the path"));
    }

    private static String whole(Mount mount) {
        return mount.kind().equals("auth") ? "auth/" + mount.path() : mount.path();
    }

    private static Stream<Mount> of(String kind) {
        return ALL.stream().filter(it -> it.kind().equals(kind));
    }

    private static Reply shown(Request request, ObjectNode data) {
        return Reply.json(OK, Envelope.of(request.id(), Optional.of(data), List.of(), "system"));
    }
}
