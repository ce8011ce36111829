package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.tls.Certificates;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the unmodified azure-identity signs in, but the client secret. */
class SdkIdentityIT {
    private static final String ARM = "https://management.azure.com/.default";
    private static final ClusterIssuer CLUSTER = ClusterIssuer.at("https://cluster.example");
    private static final KeyPair KEYS = keys();
    private static final X509Certificate CERTIFICATE = Certificates.selfSigned("app", KEYS);
    private static final Application APPLICATION =
            Application.named("app")
                    .withCertificates(CERTIFICATE)
                    .withFederated(CLUSTER.trust("team-a", "app"));
    private static final ManagedIdentity IDENTITY =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-cluster")
                    .withFederated(CLUSTER.trust("team-a", "app"));
    private static final Emulator EMULATOR =
            Emulator.start(
                    World.standard()
                            .withApplications(APPLICATION)
                            .withIdentities(IDENTITY)
                            .withIssuers(CLUSTER.issuer()));
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

        JsonNode claims = AzureTokens.claims(SDK.token(credential, ARM));

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

        JsonNode claims = AzureTokens.claims(SDK.token(credential, ARM));

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
        JsonNode claims =
                AzureTokens.claims(SDK.token(workload(APPLICATION.clientID(), "team-a"), ARM));

        assertThat(claims.path("appid").asText()).isEqualTo(APPLICATION.clientID());
    }

    @Test
    void a_pod_signs_in_as_the_identity_that_trusts_its_cluster() throws Exception {
        JsonNode claims =
                AzureTokens.claims(SDK.token(workload(IDENTITY.clientID(), "team-a"), ARM));

        assertThat(claims.path("oid").asText()).isEqualTo(IDENTITY.principalID());
    }

    @Test
    void another_pod_does_not() throws Exception {
        TokenCredential other = workload(IDENTITY.clientID(), "team-b");

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

        assertThat(AzureTokens.claims(SDK.token(credential, ARM)).path("appidacr").asText())
                .isEqualTo("2");
    }

    private TokenCredential workload(String clientID, String namespace) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), CLUSTER.token(namespace, "app"));
        return new WorkloadIdentityCredentialBuilder()
                .tenantId(EMULATOR.world().tenantID())
                .clientId(clientID)
                .tokenFilePath(token.toString())
                .httpClient(SDK.azureHttp())
                .build();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
}
