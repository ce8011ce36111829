package io.azurecredentials.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void a_path_is_its_segments_each_decoded_once() {
        assertThat(Target.read("/v1/azure/creds/a%20b").segments())
                .containsExactly("v1", "azure", "creds", "a b");
        assertThat(Target.read("/v1/%E2%82%AC").segments()).containsExactly("v1", "€");
    }

    @Test
    void an_encoded_slash_stays_in_its_segment() {
        assertThat(Target.read("/v1/renew/azure%2Fcreds%2fr").segments())
                .containsExactly("v1", "renew", "azure/creds/r");
    }

    @Test
    void a_slash_at_the_end_makes_a_list() {
        assertThat(Target.read("/v1/azure/roles/").listing()).isTrue();
        assertThat(Target.read("/v1/azure/roles/").segments())
                .isEqualTo(Target.read("/v1/azure/roles").segments());
    }

    @Test
    void a_query_has_names_and_values() {
        assertThat(Target.read("/v1/x?list=true&flag&empty=&text=a+b%26c=d").query())
                .isEqualTo(Map.of("list", "true", "flag", "", "empty", "", "text", "a b&c=d"));
        assertThat(Target.read("/v1/x?").query()).isEmpty();
    }

    /** Attack 105. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "*",
                "v1",
                "/v1//x",
                "//v1",
                "/v1/.",
                "/v1/..",
                "/v1/../x",
                "/v1/./x",
                "/v1/%2e",
                "/v1/%2E%2e",
                "/v1/a%2f..%2fb",
                "/v1/a%2f%2fb",
                "/v1/%2fa",
                "/v1/a%2f",
                "/v1/%",
                "/v1/%4",
                "/v1/%4g",
                "/v1/%-1",
                "/v1/%00",
                "/v1/%0a",
                "/v1/%7f",
                "/v1/%25",
                "/v1/%2561",
                "/v1/%c0%af",
                "/v1/%ed%a0%80",
                "/v1/%f5%80%80%80",
                "/v1/%ff",
                "/v1/a;b",
                "/v1/a;",
                "/v1/a\\b",
                "/v1/a%5cb",
                "/v1/a#b",
                "/v1/a b",
                "/v1/\u00e4",
                "/v1/x?a=1&a=1",
                "/v1/x?a=%",
                "/v1/x?=a",
                "/v1/x?&",
                "/v1/x?a#b",
                "/v1/x?a=\u00e4",
                "http://x/v1/x"
            })
    void what_others_could_read_otherwise_is_refused(String text) {
        assertThatThrownBy(() -> Target.read(text))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reply().status()).isEqualTo(400));
    }

    @Test
    void however_many_slashes_the_answer_comes_at_once() {
        assertThat(Target.read("/a".repeat(4000)).segments()).hasSize(4000);
        assertThatThrownBy(() -> Target.read("/".repeat(8000))).isInstanceOf(Refused.class);
    }

    @Test
    void a_route_names_what_its_pattern_leaves_open() {
        Route route = Route.at("v1/sys/leases/renew/*lease");

        assertThat(route.match(List.of("v1", "sys", "leases", "renew", "azure", "creds/r/x")))
                .contains(Map.of("lease", "azure/creds/r/x"));
        assertThat(route.match(List.of("v1", "sys", "leases", "renew"))).isEmpty();
        assertThat(Route.at("v1/azure/roles/:name").match(List.of("v1", "azure", "roles", "a/b")))
                .isEmpty();
    }
}
