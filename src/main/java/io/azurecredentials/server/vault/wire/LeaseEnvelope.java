package io.azurecredentials.server.vault.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said of a lease, field by field as Vault fills them. */
public final class LeaseEnvelope {
    private LeaseEnvelope() {}

    /**
     * What a draw is answered with.
     *
     * @param request id of it
     * @param left how long the lease lives from now on
     */
    public static ObjectNode drawn(
            String request, String lease, Duration left, String clientID, String clientSecret) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("client_id", clientID);
        data.put("client_secret", clientSecret);
        return about(lease, left, Envelope.of(request, Optional.of(data), List.of(), "azure"));
    }

    /** What a renewal is answered with. */
    public static ObjectNode renewed(String request, String lease, Duration left) {
        return about(lease, left, Envelope.of(request, Optional.empty(), List.of(), ""));
    }

    private static ObjectNode about(String lease, Duration left, ObjectNode body) {
        body.put("lease_id", lease);
        body.put("renewable", true);
        return body.put("lease_duration", left.toSeconds());
    }

    /** What a look-up says. */
    public static ObjectNode data(
            String lease, String path, Instant issuedAt, Instant expiresAt, Duration left) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", lease);
        data.put("issue_time", issuedAt.toString());
        data.put("expire_time", expiresAt.toString());
        data.putNull("last_renewal");
        data.put("path", path);
        data.put("renewable", true);
        return data.put("ttl", left.toSeconds());
    }
}
