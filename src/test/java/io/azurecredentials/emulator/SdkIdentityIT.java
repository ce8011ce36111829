package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.tls.Certificates;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Issuer;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the unmodified azure-identity signs in, but the client secret. */
class SdkIdentityIT {
    private static final String ARM = "https://management.azure.com/.default";
    private static final String ISSUER = "https://cluster.example";
    private static final String SUBJECT = "system:serviceaccount:team-a:app";
    private static final RsaJsonWebKey KEY = key();
    private static final KeyPair KEYS = new KeyPair(KEY.getRsaPublicKey(), KEY.getRsaPrivateKey());
    private static final X509Certificate CERTIFICATE = Certificates.selfSigned("app", KEYS);
    private static final Application APPLICATION =
            Application.named("app")
                    .withCertificates(CERTIFICATE)
                    .withFederated(FederatedCredential.of("f", ISSUER, SUBJECT));
    private static final ManagedIdentity IDENTITY =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-cluster")
                    .withFederated(FederatedCredential.of("f", ISSUER, SUBJECT));
    private static final Emulator EMULATOR =
            Emulator.start(
                    World.standard()
                            .withApplications(APPLICATION)
                            .withIdentities(IDENTITY)
                            .withIssuers(
                                    new Issuer(ISSUER, Optional.of(keySet()), Optional.empty())));
    private static final Sdk SDK = new Sdk(EMULATOR);

    @TempDir private Path folder;

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @Test
    void a_machine_signs_in_as_itself() {
        TokenCredential credential =
                new ManagedIdentityCredentialBuilder()
                        .httpClient(SDK.azureHttp("vmss-app"))
                        .build();

        JsonNode claims = claims(SDK.token(credential, ARM));

        assertThat(claims.path("oid").asText())
                .isEqualTo(EMULATOR.world().machine("vmss-app").own().orElseThrow().principalID());
        assertThat(claims.path("xms_mirid").asText()).endsWith("/vmss-app");
        assertThat(EMULATOR.journal().getLast().machine()).isEqualTo("vmss-app");
    }

    @Test
    void a_machine_signs_in_as_an_identity_that_it_was_given() {
        ManagedIdentity given = EMULATOR.world().identity("id-app");
        TokenCredential credential =
                new ManagedIdentityCredentialBuilder()
                        .clientId(given.clientID())
                        .httpClient(SDK.azureHttp("vm-app"))
                        .build();

        JsonNode claims = claims(SDK.token(credential, ARM));

        assertThat(claims.path("oid").asText()).isEqualTo(given.principalID());
        assertThat(claims.path("xms_az_rid").asText()).endsWith("/virtualMachines/vm-app");
    }

    @Test
    void a_machine_cannot_sign_in_as_what_it_was_not_given() {
        TokenCredential credential =
                new ManagedIdentityCredentialBuilder()
                        .clientId(IDENTITY.clientID())
                        .httpClient(SDK.azureHttp("vm-app"))
                        .build();

        assertThatThrownBy(() -> SDK.token(credential, ARM))
                .hasStackTraceContaining("Identity not found");
    }

    @Test
    void a_pod_signs_in_as_the_application_that_trusts_its_cluster() throws Exception {
        JsonNode claims = claims(SDK.token(workload(APPLICATION.clientID(), SUBJECT), ARM));

        assertThat(claims.path("appid").asText()).isEqualTo(APPLICATION.clientID());
    }

    @Test
    void a_pod_signs_in_as_the_identity_that_trusts_its_cluster() throws Exception {
        JsonNode claims = claims(SDK.token(workload(IDENTITY.clientID(), SUBJECT), ARM));

        assertThat(claims.path("oid").asText()).isEqualTo(IDENTITY.principalID());
    }

    @Test
    void another_pod_does_not() throws Exception {
        TokenCredential other = workload(IDENTITY.clientID(), "system:serviceaccount:team-b:app");

        assertThatThrownBy(() -> SDK.token(other, ARM)).hasStackTraceContaining("AADSTS700213");
    }

    @Test
    void a_certificate_signs_in() throws Exception {
        Path pem = Files.writeString(folder.resolve("app.pem"), pem());
        TokenCredential credential =
                new ClientCertificateCredentialBuilder()
                        .tenantId(EMULATOR.world().tenantID())
                        .clientId(APPLICATION.clientID())
                        .pemCertificate(pem.toString())
                        .httpClient(SDK.azureHttp())
                        .build();

        assertThat(claims(SDK.token(credential, ARM)).path("appidacr").asText()).isEqualTo("2");
    }

    private TokenCredential workload(String clientID, String subject) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(KEY.getKeyId());
        long now = Instant.now().getEpochSecond();
        signature.setPayload(
                Json.write(
                        Json.object()
                                .put("iss", ISSUER)
                                .put("sub", subject)
                                .put("aud", FederatedCredential.AUDIENCE)
                                .put("nbf", now)
                                .put("exp", now + 600)));
        signature.setKey(KEY.getRsaPrivateKey());
        Path token =
                Files.writeString(folder.resolve("token"), signature.getCompactSerialization());
        return new WorkloadIdentityCredentialBuilder()
                .tenantId(EMULATOR.world().tenantID())
                .clientId(clientID)
                .tokenFilePath(token.toString())
                .httpClient(SDK.azureHttp())
                .build();
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("cluster-key");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keySet() {
        return new JsonWebKeySet(KEY).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static String pem() {
        try {
            return block("PRIVATE KEY", KEYS.getPrivate().getEncoded())
                    + block("CERTIFICATE", CERTIFICATE.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String name, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
    }

    private static JsonNode claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }
}
