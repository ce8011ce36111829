package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.World;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Takes down every token, password and key that is given out in an installation, and looks for them
 * in all that an operator tells: logs, Events, our objects, metrics, traces, and what it says to
 * those whom it refuses.
 */
final class Leaks {
    /** Settings of an operator that tells all that it ever does. */
    static final Map<String, String> TALKATIVE = Map.of("LOG_LEVEL", "DEBUG");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GIVEN = List.of("access_token", "secretText");
    private static final List<String> OURS = List.of("client_token", "accessor");
    private static final String PUBLIC =
            "(?i).*(client_?id|tenant_?id|subscription_?id|since|environment|\\.crt)";

    private final Installation installation;
    private final Secrets secrets = new Secrets();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    /** Watches from now on; before an operator is started. */
    Leaks(Installation installation) {
        this.installation = installation;
        World world = installation.azure().world();
        secrets.add("root password", world.root().clientSecret());
        installation.azure().controls().watch(this::note);
    }

    /** Somebody who talks to an operator, and whose answers count. */
    OperatorClient client(OperatorProcess at) {
        return new OperatorClient(installation, at.https(), this::note);
    }

    /** Something else that must not be seen anywhere. */
    void add(String kind, String secret) {
        secrets.add(kind, secret);
    }

    /** Fails with what was seen, and where; those operators still run. */
    void assertNone(OperatorProcess... operators) {
        takeDownWhatTheClusterHolds();
        assertThat(secrets.kinds())
                .as("what was looked for")
                .contains("access_token", "client_token", "accessor", "root password");
        for (OperatorProcess operator : operators) {
            assertClean("log", operator.log());
            assertClean("metrics", Scrape.of(operator).text());
        }
        assertThat(told).as("refusals").isNotEmpty();
        told.forEach(it -> assertClean("answer", it));
        objects().forEach(it -> assertClean(it.getKind(), Serialization.asJson(it)));
    }

    /** Fails with what was seen in something else that they told. */
    void assertNone(String where, String text) {
        takeDownWhatTheClusterHolds();
        assertClean(where, text);
    }

    private void assertClean(String where, String text) {
        assertThat(text).as(where).isNotEmpty();
        assertThat(secrets.in(text)).as("secrets in " + where).isEmpty();
    }

    private void note(Response response) {
        response.body()
                .ifPresent(
                        body ->
                                GIVEN.forEach(
                                        name ->
                                                body.findValuesAsText(name)
                                                        .forEach(it -> secrets.add(name, it))));
    }

    /** Only who asks about his own token is told it. */
    private void note(HttpResponse<String> answer) {
        if (answer.statusCode() < 400 && answer.uri().getPath().startsWith("/v1/auth")) {
            JsonNode body = read(answer.body());
            OURS.forEach(name -> body.findValuesAsText(name).forEach(it -> secrets.add(name, it)));
        } else {
            told.add(answer.body());
        }
    }

    private void takeDownWhatTheClusterHolds() {
        Config operator = Config.fromKubeconfig(installation.operatorKubeconfig().toFile());
        Stream.of(operator.getOauthToken(), operator.getAutoOAuthToken())
                .flatMap(Stream::ofNullable)
                .forEach(it -> secrets.add("ServiceAccount token", it));
        for (String namespace : namespaces()) {
            installation
                    .client()
                    .secrets()
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .forEach(this::note);
        }
    }

    private void note(Secret secret) {
        Optional.ofNullable(secret.getData()).orElse(Map.of()).entrySet().stream()
                .filter(it -> !it.getKey().matches(PUBLIC))
                .forEach(
                        it ->
                                secrets.add(
                                        secret.getMetadata().getName() + " " + it.getKey(),
                                        new String(
                                                Base64.getDecoder().decode(it.getValue()), UTF_8)));
    }

    private List<HasMetadata> objects() {
        List<HasMetadata> all = new ArrayList<>();
        for (String namespace : namespaces()) {
            for (Class<? extends HasMetadata> kind :
                    List.of(
                            AzureConfig.class,
                            AzureRole.class,
                            AzureCredential.class,
                            AzureSession.class,
                            Event.class)) {
                all.addAll(
                        installation
                                .client()
                                .resources(kind)
                                .inNamespace(namespace)
                                .list()
                                .getItems());
            }
        }
        return all;
    }

    private List<String> namespaces() {
        return Stream.concat(
                        installation.namespaces().stream(),
                        Stream.ofNullable(installation.environment("any").get("POD_NAMESPACE")))
                .toList();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
