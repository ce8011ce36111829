package io.azurecredentials.server.vault.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The one form of all of Vault's answers (Vault SDK, {@code logical.HTTPResponse}). Those about
 * tokens are here as well, field by field as Vault fills them.
 */
public final class Envelope {
    private Envelope() {}

    /**
     * What a login or a renewal is answered with.
     *
     * @param request id of it
     */
    public static ObjectNode auth(String request, TokenView token, Instant now) {
        ObjectNode auth = object();
        auth.put("client_token", token.text().reveal());
        auth.put("accessor", token.accessor().orElse(""));
        texts(auth.putArray("policies"), token.grant().policies());
        texts(auth.putArray("token_policies"), token.grant().policies());
        metadata(auth.putObject("metadata"), token.grant());
        auth.put("lease_duration", token.secondsLeft(now));
        auth.put("renewable", token.renewable());
        auth.put("entity_id", "");
        auth.put("token_type", token.type());
        auth.put("orphan", token.orphan());
        auth.putNull("mfa_requirement");
        auth.put("num_uses", token.numUses().orElse(0));
        ObjectNode body = start(request);
        body.putNull("data");
        end(body);
        body.set("auth", auth);
        return body.put("mount_type", "");
    }

    /**
     * What a look-up of a token is answered with.
     *
     * @param request id of it
     */
    public static ObjectNode lookup(String request, TokenView token, Instant now) {
        Grant grant = token.grant();
        ObjectNode data = object();
        data.put("accessor", token.accessor().orElse(""));
        data.put("creation_time", grant.issuedAt().getEpochSecond());
        data.put("creation_ttl", token.creationTTL().toSeconds());
        data.put("display_name", "azure-" + grant.subject().objectID());
        data.put("entity_id", "");
        data.put("expire_time", grant.expiresAt().toString());
        data.put("explicit_max_ttl", token.explicitMaxTTL().map(Duration::toSeconds).orElse(0L));
        data.put("id", token.text().reveal());
        data.put("issue_time", grant.issuedAt().toString());
        metadata(data.putObject("meta"), grant);
        data.put("num_uses", token.numUses().orElse(0));
        data.put("orphan", token.orphan());
        data.put("path", "auth/azure/login");
        texts(data.putArray("policies"), grant.policies());
        data.put("renewable", token.renewable());
        data.put("ttl", token.secondsLeft(now));
        data.put("type", token.type());
        whereThereIs(data, token);
        ObjectNode body = start(request);
        body.set("data", data);
        end(body);
        return body.putNull("auth").put("mount_type", "token");
    }

    /** What Vault leaves out otherwise. */
    private static void whereThereIs(ObjectNode data, TokenView token) {
        token.period().ifPresent(it -> data.put("period", it.toSeconds()));
        token.renewedAt()
                .ifPresent(
                        it -> {
                            data.put("last_renewal", it.toString());
                            data.put("last_renewal_time", it.getEpochSecond());
                        });
        if (!token.grant().boundCIDRs().isEmpty()) {
            texts(
                    data.putArray("bound_cidrs"),
                    token.grant().boundCIDRs().stream().map(AddressRange::toString).toList());
        }
    }

    private static ObjectNode start(String request) {
        return object()
                .put("request_id", request)
                .put("lease_id", "")
                .put("renewable", false)
                .put("lease_duration", 0);
    }

    private static void end(ObjectNode body) {
        body.putNull("wrap_info");
        body.putNull("warnings");
    }

    private static void metadata(ObjectNode into, Grant grant) {
        Metadata.of(grant.role(), grant.subject()).forEach(into::put);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
