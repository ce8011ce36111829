package io.azurecredentials.server.vault.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one form of all of Vault's answers (Vault SDK, {@code logical.HTTPResponse}). Those about
 * tokens are here as well, field by field as Vault fills them.
 */
public final class Envelope {
    /** Vault, {@code tokenRevocationPending}: the use that is answered was the last. */
    private static final int USED_UP = -1;

    private static final int ANY_NUMBER = 0;

    private Envelope() {}

    /**
     * What a login or a renewal is answered with.
     *
     * @param request id of it
     */
    public static ObjectNode auth(
            String request, KnownToken token, List<String> warnings, Instant now) {
        ObjectNode auth = object();
        auth.put("client_token", text(token));
        auth.put("accessor", token.accessor().map(Accessor::text).orElse(""));
        texts(auth.putArray("policies"), token.grant().policies());
        texts(auth.putArray("token_policies"), token.grant().policies());
        metadata(auth.putObject("metadata"), token.grant());
        auth.put("lease_duration", token.ttl(now).toSeconds());
        auth.put("renewable", token.renewable());
        auth.put("entity_id", "");
        auth.put("token_type", type(token));
        auth.put("orphan", isOrphan(token));
        auth.putNull("mfa_requirement");
        auth.put("num_uses", uses(token));
        ObjectNode body = start(request);
        body.putNull("data");
        end(body, warnings);
        body.set("auth", auth);
        return body.put("mount_type", "");
    }

    /**
     * What a look-up of a token is answered with: as it was issued, whatever its role says by now.
     *
     * @param request id of it
     */
    public static ObjectNode lookup(
            String request, KnownToken token, List<String> warnings, Instant now) {
        ObjectNode body = start(request);
        body.set("data", data(token, now));
        end(body, warnings);
        return body.putNull("auth").put("mount_type", "token");
    }

    private static ObjectNode data(KnownToken token, Instant now) {
        Grant grant = token.grant();
        Optional<Lifetime> lifetime = token.kept().map(Session::lifetime);
        ObjectNode data = object();
        data.put("accessor", token.accessor().map(Accessor::text).orElse(""));
        data.put("creation_time", grant.issuedAt().getEpochSecond());
        data.put("creation_ttl", creationTTL(token).toSeconds());
        data.put("display_name", "azure-" + grant.subject().objectID());
        data.put("entity_id", "");
        data.put("expire_time", grant.expiresAt().toString());
        data.put(
                "explicit_max_ttl",
                lifetime.flatMap(Lifetime::explicitMaxTTL).map(Duration::toSeconds).orElse(0L));
        data.put("id", text(token));
        data.put("issue_time", grant.issuedAt().toString());
        metadata(data.putObject("meta"), grant);
        data.put("num_uses", uses(token));
        data.put("orphan", isOrphan(token));
        data.put("path", isOrphan(token) ? "auth/azure/login" : "auth/token/create");
        texts(data.putArray("policies"), grant.policies());
        data.put("renewable", token.renewable());
        data.put("ttl", token.ttl(now).toSeconds());
        data.put("type", type(token));
        lifetime.flatMap(Lifetime::period).ifPresent(it -> data.put("period", it.toSeconds()));
        boundTo(data, grant);
        token.kept().flatMap(Session::renewedAt).ifPresent(it -> renewed(data, it));
        return data;
    }

    private static void boundTo(ObjectNode data, Grant grant) {
        if (!grant.boundCIDRs().isEmpty()) {
            texts(
                    data.putArray("bound_cidrs"),
                    grant.boundCIDRs().stream().map(AddressRange::toString).toList());
        }
    }

    private static void renewed(ObjectNode data, Instant at) {
        data.put("last_renewal", at.toString());
        data.put("last_renewal_time", at.getEpochSecond());
    }

    /** Nobody learns a token from its accessor. */
    private static String text(KnownToken token) {
        return token.shown().map(Sensitive::reveal).orElse("");
    }

    private static Duration creationTTL(KnownToken token) {
        Grant grant = token.grant();
        return token.kept()
                .map(Session::creationTTL)
                .orElseGet(() -> Duration.between(grant.issuedAt(), grant.expiresAt()));
    }

    private static boolean isOrphan(KnownToken token) {
        return token.kept().flatMap(Session::parent).isEmpty();
    }

    /** To Vault's clients, zero is any number of times; on its last use a token has less. */
    private static int uses(KnownToken token) {
        return token.usesLeft().map(it -> it == 0 ? USED_UP : it).orElse(ANY_NUMBER);
    }

    private static String type(KnownToken token) {
        return token.kept().isPresent() ? "service" : "batch";
    }

    private static ObjectNode start(String request) {
        return object().put("request_id", request)
                .put("lease_id", "")
                .put("renewable", false)
                .put("lease_duration", 0);
    }

    private static void end(ObjectNode body, List<String> warnings) {
        body.putNull("wrap_info");
        if (warnings.isEmpty()) {
            body.putNull("warnings");
        } else {
            texts(body.putArray("warnings"), warnings);
        }
    }

    private static void metadata(ObjectNode into, Grant grant) {
        Metadata.of(grant.role(), grant.subject()).forEach(into::put);
    }

    /**
     * What anything else is answered with.
     *
     * @param request id of it
     * @param data empty for {@code null}
     * @param mount the type of the mount that answers
     */
    public static ObjectNode of(
            String request, Optional<ObjectNode> data, List<String> warnings, String mount) {
        ObjectNode body = start(request);
        body.putNull("data");
        data.ifPresent(it -> body.set("data", it));
        end(body, warnings);
        return body.putNull("auth").put("mount_type", mount);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
