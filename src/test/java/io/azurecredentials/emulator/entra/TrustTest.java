package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.entra.Assertions.AUDIENCE;
import static io.azurecredentials.emulator.entra.Assertions.ISSUER;
import static io.azurecredentials.emulator.entra.Assertions.KEY;
import static io.azurecredentials.emulator.entra.Assertions.code;
import static io.azurecredentials.emulator.entra.Assertions.keySet;
import static io.azurecredentials.emulator.entra.Assertions.signed;
import static io.azurecredentials.emulator.entra.Assertions.tokenClaims;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.tls.Certificates;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What identities and applications of the world trust: issuers and certificates. */
@Learned(
        documented =
                "Configure a user-assigned managed identity to trust an external identity provider")
class TrustTest {

    /** Microsoft's "Configure a user-assigned managed identity to trust an external provider". */
    @Test
    void a_user_assigned_identity_trusts_issuers_as_an_application_does() {
        ManagedIdentity identity =
                ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-trusting")
                        .withGraphPermissions("Group.Read.All")
                        .withFederated(FederatedCredential.of("f", ISSUER, "sub-1"));
        OfflineAzure other = new OfflineAzure(World.standard().withIdentities(identity));
        other.issuers().add(ISSUER, () -> keySet(KEY));

        Reply reply =
                new Assertions(other)
                        .signIn(
                                identity.clientID(),
                                new Assertions(other).federated(ISSUER, "sub-1", AUDIENCE, KEY));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode claims = tokenClaims(reply);
        assertThat(claims.path("oid").asText()).isEqualTo(identity.principalID());
        assertThat(
                        code(
                                new Assertions(other)
                                        .signIn(
                                                identity.clientID(),
                                                new Assertions(other)
                                                        .federated(ISSUER, "x", AUDIENCE, KEY))))
                .isEqualTo(700213);
        assertThat(code(other.signIn(identity.clientID(), "fake", ARM_SCOPE))).isEqualTo(7000215);
    }

    @Test
    void what_a_user_assigned_identity_trusts_can_be_changed_through_arm() {
        OfflineAzure other =
                new OfflineAzure(
                        World.standard()
                                .withApplications(
                                        Application.named("owner")
                                                .withRoles(new RoleGrant("Owner", "/"))));
        other.issuers().add(ISSUER, () -> keySet(KEY));
        ManagedIdentity identity = other.world().identity("id-app");
        String url = ARM + identity.id() + "/federatedIdentityCredentials/f?api-version=2023-01-31";
        String assertion = new Assertions(other).federated(ISSUER, "sub-1", AUDIENCE, KEY);
        assertThat(code(new Assertions(other).signIn(identity.clientID(), assertion)))
                .isEqualTo(70025);

        other.arm("owner").put(url, "{'properties':{'issuer':'" + ISSUER + "','subject':'sub-1'}}");
        assertThat(new Assertions(other).signIn(identity.clientID(), assertion).status())
                .isEqualTo(200);
        other.arm("owner").delete(url);

        assertThat(code(new Assertions(other).signIn(identity.clientID(), assertion)))
                .isEqualTo(70025);
    }

    @Learned(own = true)
    @Test
    void certificates_and_trust_can_be_there_from_the_start() {
        Application seeded =
                Application.named("seeded")
                        .withCertificates(KEY.certificate())
                        .withFederated(FederatedCredential.of("f", ISSUER, "sub-1"));
        OfflineAzure other = new OfflineAzure(World.standard().withApplications(seeded));
        other.issuers().add(ISSUER, () -> keySet(KEY));
        ObjectNode own = new Assertions(other).own(seeded.clientID());

        assertThat(
                        new Assertions(other)
                                .signIn(seeded.clientID(), signed(own, KEY, KEY.id()))
                                .status())
                .isEqualTo(200);
        assertThat(
                        new Assertions(other)
                                .signIn(
                                        seeded.clientID(),
                                        new Assertions(other)
                                                .federated(ISSUER, "sub-1", AUDIENCE, KEY))
                                .status())
                .isEqualTo(200);
    }

    @Learned(documented = "Microsoft Entra authentication and authorization error codes")
    @Test
    void an_expired_certificate_does_not_sign_in() {
        KeyPair keys = new KeyPair(KEY.open(), KEY.secret());
        Application late =
                Application.named("late")
                        .withCertificates(
                                Certificates.selfSigned(
                                        "late", keys, Instant.now().minus(Duration.ofDays(1))));
        OfflineAzure other = new OfflineAzure(World.standard().withApplications(late));
        Assertions assertions = new Assertions(other);
        String thumbprint =
                other.directory()
                        .current(late.objectID())
                        .orElseThrow()
                        .body()
                        .at("/keyCredentials/0/customKeyIdentifier")
                        .asText();
        String x5t =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(thumbprint));

        String assertion = signed(assertions.own(late.clientID()), KEY, x5t);

        assertThat(code(assertions.signIn(late.clientID(), assertion))).isEqualTo(1000502);
    }

    @Learned(reported = "AADSTS50166 in issues of azure-workload-identity")
    @Test
    void an_issuer_that_cannot_be_reached_vouches_for_nobody() {
        String nowhere = "https://127.0.0.1:1/";
        Application seeded =
                Application.named("seeded")
                        .withFederated(FederatedCredential.of("f", nowhere, "sub-1"));
        Assertions assertions =
                new Assertions(new OfflineAzure(World.standard().withApplications(seeded)));

        String assertion = assertions.federated(nowhere, "sub-1", AUDIENCE, KEY);

        assertThat(code(assertions.signIn(seeded.clientID(), assertion))).isEqualTo(50166);
    }
}
