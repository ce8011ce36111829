package io.azurecredentials.settings;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.settings.Settings.AzureNetwork;
import io.azurecredentials.settings.Settings.HttpServing;
import io.azurecredentials.settings.Settings.LogLevel;
import io.azurecredentials.settings.Settings.Orphans;
import io.azurecredentials.settings.Settings.PodIdentity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads {@link Settings} from environment variables; {@link Variable} documents each. */
public final class Environment {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);

    private final Map<String, String> values;
    private final Supplier<String> dice;
    private final List<String> problems = new ArrayList<>();

    private Environment(Map<String, String> values, Supplier<String> dice) {
        this.values = values;
        this.dice = dice;
    }

    /** What reading led to. */
    public sealed interface Reading {
        /** Everything could be read. */
        record Valid(Settings settings) implements Reading {}

        /** A sentence for every variable that could not. */
        record Invalid(List<String> problems) implements Reading {}
    }

    /** Reads this process's environment. */
    public static Reading read(Supplier<String> dice) {
        return read(System.getenv(), dice);
    }

    /**
     * @param dice names this process if nobody else does
     */
    public static Reading read(Map<String, String> values, Supplier<String> dice) {
        Environment environment = new Environment(values, dice);
        Settings settings = environment.settings();
        return environment.problems.isEmpty()
                ? new Reading.Valid(settings)
                : new Reading.Invalid(List.copyOf(environment.problems));
    }

    private Settings settings() {
        return new Settings(
                text(Variable.POD_NAMESPACE).orElse(Settings.NAME),
                text(Variable.POD_NAME).orElseGet(() -> Settings.NAME + "-" + dice.get()),
                list(Variable.WATCH_NAMESPACES),
                bool(Variable.LEADER_ELECTION),
                text(Variable.CLUSTER_ID),
                new AzureNetwork(
                        proxy(),
                        list(Variable.NO_PROXY),
                        pem(Variable.CA_BUNDLE),
                        url(
                                Variable.AZURE_POD_IDENTITY_AUTHORITY_HOST,
                                "a URL such as http://169.254.169.254")),
                pod(),
                choice(Variable.USE_POLICY, "required", "optional"),
                orphans(),
                port(Variable.HEALTH_PORT, 8080),
                new HttpServing(
                        port(Variable.HTTP_PORT, 8200),
                        tlsDirectory(),
                        defaultNamespace(),
                        trustedProxies(),
                        read(Variable.HTTP_OIDC_ISSUER, IssuerAddress::read, IssuerAddress.WANTED),
                        pem(Variable.HTTP_TOKENREVIEW_CLIENT_CA),
                        list(Variable.HTTP_TOKENREVIEW_AUDIENCES)),
                new TracingVariables(this::text, problems::add).read(),
                logLevel());
    }

    private PodIdentity pod() {
        return new PodIdentity(
                text(Variable.AZURE_TENANT_ID),
                text(Variable.AZURE_SUBSCRIPTION_ID),
                text(Variable.AZURE_ENVIRONMENT),
                text(Variable.AZURE_AD_RESOURCE),
                text(Variable.AZURE_CLIENT_ID),
                text(Variable.AZURE_CLIENT_SECRET).map(Sensitive::of),
                text(Variable.AZURE_FEDERATED_TOKEN_FILE).map(Path::of),
                list(Variable.AMBIENT_NAMESPACES));
    }

    private Optional<String> text(Variable variable) {
        return Optional.ofNullable(values.get(variable.name()))
                .or(() -> Optional.ofNullable(values.get(variable.alias())))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    private List<String> list(Variable variable) {
        return text(variable).stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private boolean bool(Variable variable) {
        return choice(variable, "true", "false");
    }

    /** Whether it is the first of two words, which is what holds if nothing is said. */
    private boolean choice(Variable variable, String first, String second) {
        String word = text(variable).orElse(first);
        if (!word.equals(first) && !word.equals(second)) {
            return complain(variable, first + " or " + second, true);
        }
        return word.equals(first);
    }

    private Orphans orphans() {
        return new Orphans(
                !choice(Variable.ORPHANS, "report", "delete"),
                read(
                                Variable.ORPHAN_GRACE,
                                it ->
                                        DurationText.parse(it)
                                                .filter(x -> x.compareTo(SHORTEST_GRACE) >= 0),
                                "a time such as 1h30m or 1d, and no shorter than a second")
                        .orElse(Duration.ofHours(1)));
    }

    private int port(Variable variable, int otherwise) {
        return text(variable)
                .map(
                        it ->
                                it.matches("[0-9]{1,5}") && Integer.parseInt(it) <= HIGHEST_PORT
                                        ? Integer.parseInt(it)
                                        : complain(variable, "a port from 0 to 65535", otherwise))
                .orElse(otherwise);
    }

    private LogLevel logLevel() {
        return text(Variable.LOG_LEVEL)
                .map(
                        it ->
                                Stream.of(LogLevel.values())
                                        .filter(level -> level.name().equalsIgnoreCase(it))
                                        .findFirst()
                                        .orElseGet(
                                                () ->
                                                        complain(
                                                                Variable.LOG_LEVEL,
                                                                "one of ERROR, WARN, INFO, DEBUG, TRACE",
                                                                LogLevel.INFO)))
                .orElse(LogLevel.INFO);
    }

    private Optional<URI> proxy() {
        String wanted = "a URL such as http://proxy.example:3128, without user and password";
        Variable variable =
                text(Variable.HTTPS_PROXY).isPresent() ? Variable.HTTPS_PROXY : Variable.HTTP_PROXY;
        return url(variable, wanted)
                .flatMap(
                        it ->
                                it.getPort() > 0
                                        ? Optional.of(it)
                                        : complain(variable, wanted, Optional.empty()));
    }

    private Optional<URI> url(Variable variable, String wanted) {
        return text(variable).flatMap(it -> url(variable, it, wanted));
    }

    private Optional<URI> url(Variable variable, String text, String wanted) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            boolean usable =
                    "http".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getPort() <= HIGHEST_PORT
                            && uri.getUserInfo() == null;
            return usable ? Optional.of(uri) : complain(variable, wanted, Optional.empty());
        } catch (URISyntaxException _) {
            return complain(variable, wanted, Optional.empty());
        }
    }

    private Optional<Path> tlsDirectory() {
        return read(
                Variable.HTTP_TLS_DIR,
                it ->
                        Optional.of(Path.of(it))
                                .filter(path -> Files.isReadable(path.resolve("tls.crt")))
                                .filter(path -> Files.isReadable(path.resolve("tls.key"))),
                "the path of a folder with readable tls.crt and tls.key");
    }

    private String defaultNamespace() {
        Variable variable = Variable.HTTP_DEFAULT_NAMESPACE;
        String name = text(variable).orElse("default");
        return name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")
                ? name
                : complain(variable, "the name of a namespace", name);
    }

    private List<AddressRange> trustedProxies() {
        return Ranges.parse(list(Variable.HTTP_TRUSTED_PROXIES))
                .orElseGet(() -> complain(Variable.HTTP_TRUSTED_PROXIES, Ranges.WANTED, List.of()));
    }

    private Optional<Path> pem(Variable variable) {
        return read(
                variable,
                it ->
                        Optional.of(Path.of(it))
                                .filter(Files::isReadable)
                                .filter(path -> !Files.isDirectory(path)),
                "the path of a readable PEM file");
    }

    /** What it means, if it is set and means something. */
    private <T> Optional<T> read(
            Variable variable, Function<String, Optional<T>> reader, String wanted) {
        return text(variable)
                .flatMap(
                        it ->
                                reader.apply(it)
                                        .or(() -> complain(variable, wanted, Optional.empty())));
    }

    private <T> T complain(Variable variable, String wanted, T otherwise) {
        problems.add(variable.name() + " must be " + wanted + ".");
        return otherwise;
    }
}
