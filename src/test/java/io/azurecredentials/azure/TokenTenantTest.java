package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTenantTest {

    @Test
    void a_signed_token_says_whose_it_is() {
        assertThat(of("e30." + encoded("{\"tid\":\"a-tenant\"}") + ".c2ln")).contains("a-tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b.c", "e30.e30.c2ln", "e30.W10.c2ln", "a.b.c.d.e"})
    void one_that_cannot_be_read_says_nothing(String token) {
        assertThat(of(token)).isEmpty();
    }

    private static Optional<String> of(String token) {
        return TokenTenant.of(new Bearer(Sensitive.of(token), Instant.MAX));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
