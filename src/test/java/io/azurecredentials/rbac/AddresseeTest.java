package io.azurecredentials.rbac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddresseeTest {
    private static final Addressee US =
            new Addressee(Optional.of("https://vault.example/v1/identity/oidc"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"aud\":[\"azurecredentials.io\"],\"iss\":\"https://kubernetes.default.svc\"} | true",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"kubernetes/serviceaccount\"} | true",
                "{\"aud\":[\"x\",\"azurecredentials.io\"],\"iss\":\"https://a.oic.prod-aks.azure.com/b/\"} | true",
                "{\"aud\":[\"https://kubernetes.default.svc\"],\"iss\":\"https://kubernetes.default.svc\"} | false",
                "{\"aud\":[],\"iss\":\"https://kubernetes.default.svc\"} | false",
                "{\"aud\":[\"azurecredentials.io\"]} | false",
                "{\"iss\":\"https://kubernetes.default.svc\"} | false",
                "{\"aud\":{\"azurecredentials.io\":1},\"iss\":\"https://kubernetes.default.svc\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://sts.windows.net/a/\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://STS.windows.net/a/\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://login.microsoftonline.com/a/v2.0\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://login.microsoftonline.us/a/v2.0\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://login.partner.microsoftonline.cn/a/v2.0\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://sts.chinacloudapi.cn/a/\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://elsewhere\",\"tid\":\"a\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://vault.example/v1/identity/oidc\"} | false",
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"https://vault.example/v1/identity/oidc/x\"} | true",
                "no JSON | false"
            })
    void only_what_says_that_it_is_for_us_is_shown_to_anybody(String claims, boolean shown) {
        assertThat(US.isUs(token(claims))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"a.b", "a..c", "hvs.abc", "hvb.abc", "a.b.c.d", "a.{}.c", "a.b=.c"})
    void what_is_no_token_is_for_nobody(String text) {
        assertThat(US.isUs(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"exp\":1900000000} | 2030-03-17T17:46:40Z",
                "{\"exp\":0} |",
                "{\"exp\":999999999999999} |",
                "{\"exp\":\"1900000000\"} |",
                "{} |",
                "no JSON |"
            })
    void its_end_is_what_it_says(String claims, @Nullable Instant end) {
        assertThat(BearerToken.of(Sensitive.of(token(claims))).map(BearerToken::end))
                .isEqualTo(Optional.ofNullable(end));
    }

    private static String token(String claims) {
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + ".c2ln";
    }
}
