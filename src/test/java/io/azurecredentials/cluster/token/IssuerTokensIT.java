package io.azurecredentials.cluster.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.http.Ports;
import io.azurecredentials.cluster.http.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuer with keys that it may change, and an API server that believes it. */
class IssuerTokensIT {
    private static final List<String> API = List.of(AccountTokens.ISSUER);

    @TempDir Path folder;
    private HttpsServer server;
    private String issuer = "";
    private volatile EllipticCurveJsonWebKey key = key("first");
    private IssuerTokens tokens;

    @BeforeEach
    void start() throws IOException, CertificateEncodingException {
        Tls tls = Ports.any().tls();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        issuer = "https://127.0.0.1:" + server.getAddress().getPort() + "/issuer";
        serve("/.well-known/openid-configuration", this::document);
        serve("/keys", () -> keySet(key));
        server.start();
        String pem = Base64.getEncoder().encodeToString(tls.certificate().getEncoded());
        String config =
                """
                apiVersion: apiserver.config.k8s.io/v1beta1
                kind: AuthenticationConfiguration
                jwt:
                  - issuer:
                      url: %s
                      audiences: [kubernetes]
                      certificateAuthority: |
                        -----BEGIN CERTIFICATE-----
                        %s
                        -----END CERTIFICATE-----
                    claimMappings:
                      username: {claim: sub, prefix: "x:"}
                      groups: {claim: groups, prefix: ""}
                    userValidationRules:
                      - expression: "user.username != 'x:system:admin'"
                """
                        .formatted(issuer, pem);
        Path file = Files.writeString(folder.resolve("authentication.yaml"), config);
        tokens = StructuredAuthentication.read(file).getFirst();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whoever_the_issuer_names_is_known_until_his_token_ends() {
        assertThat(tokens.holder(token("me", "kubernetes", 1), API))
                .contains(
                        new Holder(
                                new User(
                                        "x:me",
                                        "",
                                        List.of("g"),
                                        Map.of(
                                                "authentication.kubernetes.io/credential-id",
                                                List.of("JTI=1"))),
                                API));
        assertThat(tokens.holder(token("me", "kubernetes", -1), API)).isEmpty();
    }

    @Test
    void who_is_named_to_others_or_must_not_be_is_nobody() {
        assertThat(tokens.holder(token("me", "other", 1), API)).isEmpty();
        assertThat(tokens.holder(token("system:admin", "kubernetes", 1), API)).isEmpty();
    }

    @Test
    void a_new_key_is_asked_for_and_a_foreign_one_is_not_believed() {
        assertThat(tokens.holder(token("me", "kubernetes", 1), API)).isPresent();
        EllipticCurveJsonWebKey old = key;
        key = key("second");
        assertThat(tokens.holder(token("me", "kubernetes", 1), API)).isPresent();
        key = key("second");
        String forged = token("me", "kubernetes", 1);
        key = old;
        assertThat(tokens.holder(forged, API)).isEmpty();
    }

    private String token(String subject, String audience, int minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(subject);
        claims.setAudience(audience);
        claims.setJwtId("1");
        claims.setStringListClaim("groups", "g");
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setAlgorithmHeaderValue("ES256");
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setKey(key.getPrivateKey());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String document() {
        return "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(issuer);
    }

    private static String keySet(JsonWebKey key) {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, Supplier<String> text) {
        server.createContext(
                "/issuer" + path,
                exchange -> {
                    byte[] body = text.get().getBytes(UTF_8);
                    try (exchange) {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
    }
}
