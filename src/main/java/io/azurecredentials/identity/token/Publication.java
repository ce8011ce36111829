package io.azurecredentials.identity.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What everybody may know of who signs: the issuer's own description (OpenID Connect Discovery 1.0
 * section 3) and its keys (RFC 7517 section 5), where Vault has them.
 *
 * @param issuer the URL that stands in tokens
 */
public record Publication(String issuer) {
    /** Behind the address of a Vault, in its own issuer. */
    public static final String PATH = "/v1/identity/oidc";

    private static final String WELL_KNOWN = "/.well-known/";

    /** Of the server that is reached by that URL, which has no path. */
    public static Publication at(String server) {
        return new Publication(server + PATH);
    }

    /** The description. */
    public ObjectNode configuration() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("issuer", issuer);
        all.put("jwks_uri", issuer + WELL_KNOWN + "keys");
        all.putArray("response_types_supported").add("id_token");
        all.putArray("subject_types_supported").add("public");
        all.putArray("id_token_signing_alg_values_supported").add("ES256");
        return all;
    }

    /** The keys. */
    public ObjectNode keys(SigningKeys keys) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        var array = all.putArray("keys");
        for (SigningKey key : keys.keys()) {
            array.addObject()
                    .put("kty", "EC")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("kid", key.id())
                    .put("crv", "P-256")
                    .put("x", key.x())
                    .put("y", key.y());
        }
        return all;
    }
}
