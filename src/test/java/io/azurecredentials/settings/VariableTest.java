package io.azurecredentials.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.settings.Environment.Reading;
import io.azurecredentials.settings.Settings.LogLevel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariableTest {

    /**
     * What a variable does.
     *
     * @param read what becomes of it
     * @param byDefault if it is not set
     * @param text one value
     * @param value what that value means
     */
    record Row(
            Variable variable,
            Function<Settings, Object> read,
            Object byDefault,
            String text,
            Object value) {}

    private static final List<Row> MOST =
            List.of(
                    row(
                            Variable.POD_NAMESPACE,
                            Settings::namespace,
                            Settings.NAME,
                            " ours ",
                            "ours"),
                    row(
                            Variable.POD_NAME,
                            Settings::identity,
                            Settings.NAME + "-d1ce",
                            "pod-7",
                            "pod-7"),
                    row(
                            Variable.WATCH_NAMESPACES,
                            Settings::watchNamespaces,
                            List.of(),
                            "a, b,,c ",
                            List.of("a", "b", "c")),
                    row(Variable.LEADER_ELECTION, Settings::leaderElection, true, "false", false),
                    row(
                            Variable.CLUSTER_ID,
                            it -> it.clusterID().orElse("none"),
                            "none",
                            "blue",
                            "blue"),
                    row(
                            Variable.HTTPS_PROXY,
                            VariableTest::proxy,
                            "none",
                            "http://proxy.example:3128",
                            "http://proxy.example:3128"),
                    row(
                            Variable.HTTP_PROXY,
                            VariableTest::proxy,
                            "none",
                            "proxy.example:8080",
                            "http://proxy.example:8080"),
                    row(
                            Variable.NO_PROXY,
                            it -> it.azure().noProxy(),
                            List.of(),
                            "localhost,.example",
                            List.of("localhost", ".example")),
                    row(
                            Variable.AMBIENT_NAMESPACES,
                            it -> it.pod().ambientNamespaces(),
                            List.of(),
                            "platform, team-a",
                            List.of("platform", "team-a")),
                    text(Variable.AZURE_TENANT_ID, it -> it.pod().tenantID()),
                    text(Variable.AZURE_SUBSCRIPTION_ID, it -> it.pod().subscriptionID()),
                    text(Variable.AZURE_ENVIRONMENT, it -> it.pod().environment()),
                    text(Variable.AZURE_AD_RESOURCE, it -> it.pod().resource()),
                    text(Variable.AZURE_CLIENT_ID, it -> it.pod().clientID()),
                    text(
                            Variable.AZURE_CLIENT_SECRET,
                            it -> it.pod().clientSecret().map(Sensitive::reveal)),
                    text(
                            Variable.AZURE_FEDERATED_TOKEN_FILE,
                            it -> it.pod().federatedTokenFile().map(Path::toString)),
                    row(
                            Variable.AZURE_POD_IDENTITY_AUTHORITY_HOST,
                            it -> it.azure().metadata().map(URI::toString).orElse("none"),
                            "none",
                            "http://127.0.0.1:8080",
                            "http://127.0.0.1:8080"),
                    row(Variable.USE_POLICY, Settings::useRequired, true, "optional", false),
                    row(Variable.ORPHANS, it -> it.orphans().removed(), false, "delete", true),
                    row(
                            Variable.ORPHAN_GRACE,
                            it -> it.orphans().grace(),
                            Duration.ofHours(1),
                            "1h30m",
                            Duration.ofMinutes(90)),
                    row(Variable.HEALTH_PORT, Settings::healthPort, 8080, "0", 0),
                    row(Variable.HTTP_PORT, it -> it.http().port(), 8200, "0", 0),
                    row(
                            Variable.HTTP_DEFAULT_NAMESPACE,
                            it -> it.http().defaultNamespace(),
                            "default",
                            "team-a",
                            "team-a"),
                    row(
                            Variable.HTTP_TRUSTED_PROXIES,
                            it ->
                                    it.http().trustedProxies().stream()
                                            .map(AddressRange::toString)
                                            .toList(),
                            List.of(),
                            "10.0.0.0/8, 192.0.2.7",
                            List.of("10.0.0.0/8", "192.0.2.7/32")),
                    row(
                            Variable.HTTP_OIDC_ISSUER,
                            it -> it.http().issuer().map(URI::toString).orElse("none"),
                            "none",
                            "https://vault.example:8200",
                            "https://vault.example:8200"),
                    row(
                            Variable.HTTP_TOKENREVIEW_AUDIENCES,
                            it -> it.http().reviewAudiences(),
                            List.of(),
                            "https://kubernetes.default.svc, kube",
                            List.of("https://kubernetes.default.svc", "kube")),
                    row(
                            Variable.LOG_LEVEL,
                            Settings::logLevel,
                            LogLevel.INFO,
                            "debug",
                            LogLevel.DEBUG));

    private static final List<Row> TABLE =
            Stream.of(MOST, TracingRows.ALL).flatMap(List::stream).toList();

    static List<Row> table() {
        return TABLE;
    }

    @ParameterizedTest
    @MethodSource("table")
    void unset_or_blank_a_variable_has_its_default(Row row) {
        assertThat(row.read().apply(valid(Map.of()))).isEqualTo(row.byDefault());
        assertThat(row.read().apply(valid(Map.of(row.variable().name(), "  "))))
                .isEqualTo(row.byDefault());
    }

    @ParameterizedTest
    @MethodSource("table")
    void set_a_variable_does_what_it_says_and_nothing_else(Row row) {
        Settings settings = valid(Map.of(row.variable().name(), row.text()));

        assertThat(row.read().apply(settings)).isEqualTo(row.value());
        TABLE.stream()
                .filter(it -> it.variable() != row.variable() && !isProxy(it, row))
                .forEach(it -> assertThat(it.read().apply(settings)).isEqualTo(it.byDefault()));
    }

    /** The client reads KUBECONFIG by itself, and authorities and a pair have to be files. */
    @Test
    void every_variable_is_tested() {
        Set<Variable> tested =
                TABLE.stream()
                        .map(Row::variable)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variable.class)));
        tested.add(Variable.KUBECONFIG);
        tested.add(Variable.CA_BUNDLE);
        tested.add(Variable.HTTP_TLS_DIR);
        tested.add(Variable.HTTP_TOKENREVIEW_CLIENT_CA);

        assertThat(tested).containsExactlyInAnyOrder(Variable.values());
    }

    @Test
    void every_variable_says_what_it_means() {
        assertThat(Stream.of(Variable.values()).map(Variable::meaning))
                .allSatisfy(it -> assertThat(it).endsWith("."))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(Variable.values()).map(Variable::byDefault))
                .allSatisfy(it -> assertThat(it).isNotBlank());
    }

    private static boolean isProxy(Row a, Row b) {
        return Stream.of(a, b).allMatch(it -> it.variable().name().matches("HTTPS?_PROXY"));
    }

    private static Object proxy(Settings settings) {
        return settings.azure().proxy().map(URI::toString).orElse("none");
    }

    private static Settings valid(Map<String, String> values) {
        Reading reading = Environment.read(values, () -> "d1ce");
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).settings();
    }

    static Row text(Variable variable, Function<Settings, Optional<String>> read) {
        return new Row(variable, it -> read.apply(it).orElse("none"), "none", " fake ", "fake");
    }

    static Row row(
            Variable variable,
            Function<Settings, Object> read,
            Object byDefault,
            String text,
            Object value) {
        return new Row(variable, read, byDefault, text, value);
    }
}
