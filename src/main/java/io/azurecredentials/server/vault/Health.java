package io.azurecredentials.server.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * {@code sys/health}, {@code sys/seal-status} and {@code sys/init}, which clients probe without a
 * token. Every replica answers by itself and is active: there is nothing to unseal, and no standby
 * to be sent on from.
 *
 * @param cluster our name for the cluster
 * @param clusterID empty until it is known
 * @param now the time
 */
public record Health(String cluster, Supplier<String> clusterID, Supplier<Instant> now) {
    /**
     * The Vault whose API this is. Terraform's provider wants a semantic version, and takes
     * whatever has the letters "ent" behind the plus for Vault Enterprise.
     */
    static final String VERSION = "1.21.0+azurecreds";

    private static final Pattern STATUS = Pattern.compile("[2-5][0-9]{2}");
    private static final int OK = 200;

    /** Parameters that choose a status; of them all, only that for an active server can matter. */
    private static final List<String> CODES =
            List.of(
                    "activecode",
                    "standbycode",
                    "drsecondarycode",
                    "performancestandbycode",
                    "sealedcode",
                    "uninitcode");

    /** The paths. */
    public List<Route> routes() {
        Handler health = this::health;
        return List.of(
                Route.at("v1/sys/health").on(Verb.READ, health).on(Verb.HEAD, health),
                Route.at("v1/sys/seal-status").on(Verb.READ, _ -> sealStatus()),
                Route.at("v1/sys/init").on(Verb.READ, _ -> init()));
    }

    private static Reply init() {
        return Reply.json(OK, JsonNodeFactory.instance.objectNode().put("initialized", true));
    }

    private Reply health(Request request) {
        CODES.forEach(it -> status(request, it));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("initialized", true);
        body.put("sealed", false);
        body.put("standby", false);
        body.put("performance_standby", false);
        body.put("replication_performance_mode", "disabled");
        body.put("replication_dr_mode", "disabled");
        body.put("server_time_utc", now.get().getEpochSecond());
        body.put("version", VERSION);
        body.put("cluster_name", cluster);
        body.put("cluster_id", clusterID.get());
        return Reply.json(status(request, "activecode"), body);
    }

    private Reply sealStatus() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "kubernetes");
        body.put("initialized", true);
        body.put("sealed", false);
        body.put("t", 0);
        body.put("n", 0);
        body.put("progress", 0);
        body.put("nonce", "");
        body.put("version", VERSION);
        body.put("build_date", "");
        body.put("migration", false);
        body.put("cluster_name", cluster);
        body.put("cluster_id", clusterID.get());
        body.put("recovery_seal", false);
        body.put("storage_type", "kubernetes");
        return Reply.json(OK, body);
    }

    private static int status(Request request, String parameter) {
        String text = request.target().query(parameter).orElse("" + OK);
        if (!STATUS.matcher(text).matches()) {
            throw new Refused(Reply.error(400));
        }
        return Integer.parseInt(text);
    }
}
