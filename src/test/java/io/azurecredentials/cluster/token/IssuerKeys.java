package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.cluster.token.StructuredAuthentication.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * An issuer's keys, as its discovery document leads to them; asked for when a token names one that
 * is not known.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
 *     Discovery 1.0</a>
 */
final class IssuerKeys implements VerificationKeyResolver {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Issuer issuer;
    private final RemoteServer server;
    private volatile JsonWebKeySet known = new JsonWebKeySet(List.of());

    IssuerKeys(Issuer issuer) {
        this.issuer = issuer;
        String discovery = issuer.url() + "/.well-known/openid-configuration";
        this.server =
                RemoteServer.of(
                        URI.create(Objects.requireNonNullElse(issuer.discoveryURL(), discovery)),
                        Objects.requireNonNullElse(issuer.certificateAuthority(), ""));
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        Optional<JsonWebKey> found = find(token);
        if (found.isEmpty()) {
            known = fetched();
            found = find(token);
        }
        return found.map(JsonWebKey::getKey)
                .orElseThrow(() -> new UnresolvableKeyException("the issuer has no such key"));
    }

    private Optional<JsonWebKey> find(JsonWebSignature token) {
        String id = token.getKeyIdHeaderValue();
        return Optional.ofNullable(known.findJsonWebKey(id, null, null, null));
    }

    private JsonWebKeySet fetched() throws UnresolvableKeyException {
        try {
            JsonNode document = JSON.readTree(get(server.url()));
            if (!issuer.url().equals(document.path("issuer").asText())) {
                throw new UnresolvableKeyException("the document is another issuer's");
            }
            return new JsonWebKeySet(get(URI.create(document.path("jwks_uri").asText())));
        } catch (IOException | JoseException e) {
            throw new UnresolvableKeyException("the issuer's keys cannot be read", e);
        }
    }

    private String get(URI url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(LONGEST).build();
        try {
            HttpResponse<String> answer = server.client().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(url + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
