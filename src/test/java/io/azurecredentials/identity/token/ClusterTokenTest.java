package io.azurecredentials.identity.token;

import static io.azurecredentials.server.vault.OurTokens.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.TokenVerifier;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.jwt.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTokenTest {
    /** By another library than any of ours, from what everybody may know. */
    @Test
    void whoever_fetches_the_keys_can_check_it() throws Exception {
        JWKSet keys = JWKSet.parse(new Publication(Signed.ISSUER).keys(Signed.KEYS).toString());
        SignedJWT token = SignedJWT.parse(Signed.text(NOW));
        JWSHeader header = token.getHeader();

        assertThat(header.getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(keys.getKeys()).noneMatch(it -> it.isPrivate());
        assertThat(keys.getKeyByKeyId(header.getKeyID()).computeThumbprint().toString())
                .isEqualTo(header.getKeyID());
        assertThat(token.verify(new ECDSAVerifier(keys.getKeyByKeyId(header.getKeyID()).toECKey())))
                .isTrue();
    }

    @Test
    void it_says_who_logged_in_and_no_more() {
        String[] parts = Signed.text(NOW).split("\\.", -1);

        assertThat(decoded(parts[0]))
                .isEqualTo(
                        "{\"alg\":\"ES256\",\"kid\":\""
                                + Signed.KEY.id()
                                + "\",\"typ\":\"azurecredentials-cluster+jwt\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo(
                        "{\"iss\":\"https://vault.example:8200/v1/identity/oidc\","
                                + "\"sub\":\"azurecredentials.io:team-a:reader:11111111-2222-3333-4444-555555555555:aaaaaaaa-0000-4000-8000-00000000000a\","
                                + "\"aud\":\"https://kubernetes.example\",\"iat\":1768478400,\"nbf\":1768478400,"
                                + "\"exp\":1768479000,\"jti\":\"fake-id\","
                                + "\"groups\":[\"azurecredentials.io:policy:team-a:default\",\"azurecredentials.io:policy:team-a:dev\"],"
                                + "\"namespace\":\"team-a\",\"role\":\"reader\"}");
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT10M", "PT10M, PT10M", "PT9M59S, PT9M59S", "PT1S, PT1S", "PT0S, PT0S"})
    void it_lives_ten_minutes_or_as_long_as_the_login(Duration left, Duration ttl) {
        Instant end = NOW.plus(left);
        ClusterToken token =
                ClusterToken.of(
                        Signed.ISSUER, Signed.AUDIENCE, Signed.grant(), end, NOW, "fake-id");

        assertThat(token.ttl()).isEqualTo(ttl);
        assertThat(token.expiresAt()).isBeforeOrEqualTo(end);
    }

    /** 32, 98: whatever a tenant is told to expect. */
    @Test
    void no_login_takes_one() {
        Verdict verdict =
                new TokenVerifier(Tokens.expected())
                        .verify(
                                Sensitive.of(Signed.text(Tokens.NOW)),
                                (_, _) -> new Keys.Lookup.Unknown(),
                                Tokens.NOW);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void the_description_is_found_where_Vault_has_it() {
        assertThat(Publication.at("https://vault.example:8200").configuration())
                .hasToString(
                        "{\"issuer\":\"https://vault.example:8200/v1/identity/oidc\","
                                + "\"jwks_uri\":\"https://vault.example:8200/v1/identity/oidc/.well-known/keys\","
                                + "\"response_types_supported\":[\"id_token\"],\"subject_types_supported\":[\"public\"],"
                                + "\"id_token_signing_alg_values_supported\":[\"ES256\"]}");
    }

    @Test
    void coordinates_have_their_length_even_if_they_begin_with_nothing() {
        List<SigningKey> many = Stream.generate(() -> Signed.key(NOW)).limit(300).toList();

        assertThat(many)
                .allMatch(it -> it.x().length() == 43 && it.y().length() == 43)
                .extracting(SigningKey::id)
                .doesNotHaveDuplicates();
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), UTF_8);
    }
}
