package io.azurecredentials.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 102: who asks for a wrapped answer expects that nothing secret comes back as it is. */
class WrappingTest {
    private static final String SENTENCE =
            "response wrapping is not supported; ask without X-Vault-Wrap-TTL for the answer itself";

    @ParameterizedTest
    @ValueSource(
            strings = {"60", "60s", "1h", "1", "0.5", "-1", "forever", "0x0", "1h0m", "00000001"})
    void a_wrapped_answer_is_refused_however_long_it_is_to_be_wrapped(String ttl) {
        assertThat(ask("GET", "/v1/azure/creds/reader", ttl)).isEqualTo(Reply.error(400, SENTENCE));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/auth/azure/login",
        "GET, /v1/auth/token/lookup-self",
        "PUT, /v1/auth/token/create",
        "LIST, /v1/azure/roles",
        "DELETE, /v1/azure/config",
        "GET, /v1/identity/oidc/token/reader",
        "GET, /v1/sys/health",
        "HEAD, /v1/sys/health",
        "POST, /v1/sys/wrapping/unwrap",
        "GET, /v1/nothing",
        "POST, /kubernetes/tokenreview/team-a/reader"
    })
    void on_no_path_is_it_passed_over(String method, String path) {
        assertThat(ask(method, path, "60").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "0m", "0h", "00"})
    void no_time_is_no_wish(String ttl) {
        assertThat(ask("GET", "/v1/sys/health", ttl).status()).isEqualTo(200);
    }

    @Test
    void two_wishes_are_refused() {
        List<Head.Field> two =
                List.of(
                        new Head.Field("x-vault-wrap-ttl", "0"),
                        new Head.Field("x-vault-wrap-ttl", "60"));

        assertThat(ask("GET", "/v1/sys/health", two).status()).isEqualTo(400);
    }

    private static Reply ask(String method, String path, String ttl) {
        return ask(method, path, List.of(new Head.Field("x-vault-wrap-ttl", ttl)));
    }

    /** Answered by whoever it is given to, with 200. */
    private static Reply ask(String method, String path, List<Head.Field> fields) {
        Callers callers =
                new Callers(
                        AddressRange.address("10.0.0.1").orElseThrow(),
                        List::of,
                        () -> false,
                        new ForwardedFor(List.of()),
                        _ -> true,
                        () -> "fake",
                        "default");
        Incoming incoming =
                callers.read(new Head(method, path, fields), Body.of("".getBytes(UTF_8)));
        return switch (incoming) {
            case Incoming.Asked _ -> Reply.error(200);
            case Incoming.Wrong(var refusal, _) -> refusal;
        };
    }
}
