package io.azurecredentials.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.settings.Environment.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @Test
    void a_ca_bundle_is_a_readable_file(@TempDir Path dir) throws IOException {
        Path bundle = Files.writeString(dir.resolve("ca.pem"), "");

        assertThat(valid(Map.of()).azure().caBundle()).isEmpty();
        assertThat(valid(Map.of("CA_BUNDLE", bundle.toString())).azure().caBundle())
                .contains(bundle);
        assertThat(problems(Map.of("CA_BUNDLE", dir.resolve("absent.pem").toString())))
                .isEqualTo(problems(Map.of("CA_BUNDLE", dir.toString())))
                .containsExactly("CA_BUNDLE must be the path of a readable PEM file.");
    }

    @Test
    void the_authority_of_reviewers_is_a_readable_file(@TempDir Path dir) throws IOException {
        Path authority = Files.writeString(dir.resolve("ca.pem"), "");
        String variable = "HTTP_TOKENREVIEW_CLIENT_CA";

        assertThat(valid(Map.of()).http().reviewAuthority()).isEmpty();
        assertThat(valid(Map.of(variable, authority.toString())).http().reviewAuthority())
                .contains(authority);
        assertThat(problems(Map.of(variable, dir.toString())))
                .containsExactly(variable + " must be the path of a readable PEM file.");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    LEADER_ELECTION, yes
                    LEADER_ELECTION, TRUE
                    USE_POLICY, off
                    HTTP_OIDC_ISSUER, http://vault.example
                    HTTP_OIDC_ISSUER, vault.internal
                    HTTP_OIDC_ISSUER, https://vault.example/
                    HTTP_OIDC_ISSUER, https://vault.example/v1/identity/oidc
                    HTTP_OIDC_ISSUER, https://Vault.example
                    HTTP_OIDC_ISSUER, https://user@vault.example
                    HTTP_OIDC_ISSUER, https://vault.example:65536
                    HTTP_OIDC_ISSUER, https://vault.example?x
                    ORPHANS, keep
                    ORPHANS, Delete
                    ORPHAN_GRACE, soon
                    ORPHAN_GRACE, 0s
                    ORPHAN_GRACE, 999ms
                    ORPHAN_GRACE, -5h
                    ORPHAN_GRACE, PT5H
                    ORPHAN_GRACE, 60
                    HEALTH_PORT,     65536
                    HEALTH_PORT,     -1
                    HEALTH_PORT,     123456
                    HEALTH_PORT,     http
                    HTTP_PORT,       65536
                    HTTP_PORT,       https
                    HTTP_TLS_DIR,    /absent
                    HTTP_DEFAULT_NAMESPACE, Team_A
                    HTTP_DEFAULT_NAMESPACE, a.b
                    HTTP_TRUSTED_PROXIES, proxy.example
                    HTTP_TRUSTED_PROXIES, 10.0.0.1/8
                    HTTP_TRUSTED_PROXIES, 010.0.0.0/8
                    LOG_LEVEL,       chatty
                    HTTPS_PROXY,     https://squid.test:3128
                    HTTPS_PROXY,     squid.test
                    HTTPS_PROXY,     socks://squid.test:1080
                    HTTPS_PROXY,     http://user:not-a-real-secret@squid.test:3128
                    HTTPS_PROXY,     http://squid test:3128
                    HTTPS_PROXY,     http://squid.test:65536
                    HTTP_PROXY,      http://:3128
                    CA_BUNDLE,       /absent/ca.pem
                    """)
    void a_value_that_cannot_be_meant_is_named_and_not_repeated(String name, String value) {
        List<String> problems = problems(Map.of(name, value));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(name + " must be ")
                .endsWith(".");
        assertThat(problems.getFirst()).doesNotContain(value).doesNotContain("not-a-real-secret");
    }

    @Test
    void all_problems_are_told_at_once() {
        Map<String, String> wrong =
                Map.of(
                        "LEADER_ELECTION", "x1",
                        "HEALTH_PORT", "x2",
                        "LOG_LEVEL", "x3",
                        "HTTPS_PROXY", "x4",
                        "CA_BUNDLE", "x5");

        assertThat(problems(wrong)).hasSize(5);
        assertThat(String.join(" ", problems(wrong)))
                .contains(wrong.keySet())
                .doesNotContain(wrong.values());
    }

    @ParameterizedTest
    @CsvSource({"https_proxy", "http_proxy"})
    void proxy_variables_work_in_lower_case(String name) {
        assertThat(proxy(valid(Map.of(name, "http://lower.example:1"))))
                .isEqualTo("http://lower.example:1");
    }

    @Test
    void hosts_without_proxy_work_in_lower_case() {
        assertThat(valid(Map.of("no_proxy", "localhost")).azure().noProxy())
                .containsExactly("localhost");
    }

    @Test
    void other_variables_do_not_work_in_lower_case() {
        assertThat(valid(Map.of("health_port", "1")).healthPort()).isEqualTo(8080);
    }

    @Test
    void the_proxy_for_https_wins() {
        Map<String, String> both = new TreeMap<>();
        both.put("HTTP_PROXY", "http://plain.example:1");
        both.put("https_proxy", "http://secure.example:2");

        assertThat(proxy(valid(both))).isEqualTo("http://secure.example:2");
    }

    @Test
    void variables_of_others_change_nothing() {
        assertThat(valid(Map.of("AZURE_PASSWORD", "not-a-real-secret", "PATH", "/bin")))
                .isEqualTo(valid(Map.of()));
    }

    private static Object proxy(Settings settings) {
        return settings.azure().proxy().map(URI::toString).orElse("none");
    }

    private static Settings valid(Map<String, String> values) {
        Reading reading = Environment.read(values, () -> "d1ce");
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).settings();
    }

    private static List<String> problems(Map<String, String> values) {
        Reading reading = Environment.read(values, () -> "d1ce");
        assertThat(reading).isInstanceOf(Reading.Invalid.class);
        return ((Reading.Invalid) reading).problems();
    }
}
