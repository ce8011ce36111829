package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH_SCOPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.World;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@Learned(documented = "Access token claims reference")
class AccessTokensTest {

    private final World world = World.standard();
    private final OfflineAzure azure = OfflineAzure.standard();

    @Test
    void a_graph_token_verifies_and_carries_the_permissions() throws Exception {
        JwtClaims claims = verified(azure.token(world.root(), GRAPH_SCOPE));

        assertThat(claims.getAudience()).containsExactly("https://graph.microsoft.com");
        assertThat(claims.getIssuer())
                .isEqualTo("https://sts.windows.net/" + world.tenantID() + "/");
        assertThat(claims.getStringListClaimValue("roles"))
                .containsExactly(
                        "Application.ReadWrite.OwnedBy",
                        "Group.Read.All",
                        "GroupMember.ReadWrite.All");
        assertThat(claims.getClaimNames())
                .contains(
                        "aio",
                        "appid",
                        "appidacr",
                        "idp",
                        "idtyp",
                        "oid",
                        "rh",
                        "sub",
                        "tid",
                        "uti");
        assertThat(claims.getStringClaimValue("ver")).isEqualTo("1.0");
        assertThat(claims.getSubject()).isEqualTo(claims.getStringClaimValue("oid"));
    }

    @Test
    void an_arm_token_names_the_resource_as_it_was_asked_for() throws Exception {
        assertThat(audience("https://management.azure.com/.default"))
                .containsExactly("https://management.azure.com");
        assertThat(audience("https://management.azure.com//.default"))
                .containsExactly("https://management.azure.com/");
        assertThat(audience("https://management.core.windows.net//.default"))
                .containsExactly("https://management.core.windows.net/");
    }

    @Test
    void an_arm_token_carries_no_roles() throws Exception {
        assertThat(verified(azure.token(world.root(), ARM_SCOPE)).hasClaim("roles")).isFalse();
    }

    @Test
    void the_header_names_the_key_twice() {
        String token = azure.token(world.root(), ARM_SCOPE);

        var header =
                Json.read(
                        new String(
                                Base64.getUrlDecoder()
                                        .decode(token.substring(0, token.indexOf('.'))),
                                UTF_8));

        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(header.path("kid")).isEqualTo(header.path("x5t"));
    }

    @Learned(documented = "Signing key rollover in the Microsoft identity platform")
    @Test
    void a_token_of_a_key_that_was_rotated_away_still_verifies() throws Exception {
        SigningKeys keys = new SigningKeys();
        String old = keys.current().id();

        keys.rotate();

        assertThat(keys.current().id()).isNotEqualTo(old);
        assertThat(keys.find(old)).isPresent();
        assertThat(keys.document(Optional.empty()).path("keys")).hasSize(2);
    }

    private List<String> audience(String scope) throws Exception {
        return verified(azure.token(world.root(), scope)).getAudience();
    }

    private JwtClaims verified(String token) throws InvalidJwtException, JoseException {
        String keys =
                Json.write(
                        azure.send(
                                        "GET",
                                        "https://login.microsoftonline.com/common/discovery/keys",
                                        Map.of(),
                                        "")
                                .body());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .setSkipDefaultAudienceValidation()
                .build()
                .processToClaims(token);
    }
}
