package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A machine and an operator that it can log in at, for these roles: {@link #BUILDER}, whose tokens
 * may draw from {@link #READER}; {@link #BRIEF}, the same for a few seconds; {@link
 * #ADMINISTRATOR}, whose tokens may write configs and roles; {@link #STRANGER}, which lets other
 * machines in.
 */
public final class Scene implements AutoCloseable {
    public static final String BUILDER = "builder";
    static final String BRIEF = "brief";
    static final String ADMINISTRATOR = "administrator";
    static final String STRANGER = "stranger";

    /** Reader in the resource group that the machine is in. */
    public static final String READER = "reader";

    /** The same for twenty seconds each time. */
    static final String SHORT = "short";

    private static final String MACHINE = "vm-app";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final Installation installation;
    private final OperatorProcess operator;
    private final Consumer consumer;

    private Scene(Path folder, Function<String, Map<String, String>> settings) {
        this.folder = folder;
        this.installation = Installation.start(folder);
        this.consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        installation.awaitPolicies();
        installation.cluster().apply(Documents.parse(objects()));
        this.operator =
                installation.operator("clients", settings.apply(installation.sample().namespace()));
        List.of(BUILDER, BRIEF, ADMINISTRATOR, STRANGER, READER, SHORT).forEach(this::awaitReady);
    }

    /**
     * Returns when it is ready.
     *
     * @param folder for all that is written
     * @param settings of the operator, given the namespace of the roles
     */
    public static Scene open(Path folder, Function<String, Map<String, String>> settings) {
        return new Scene(folder, settings);
    }

    /** What a client on the machine is told. */
    public Site site() {
        return new Site(
                operator.https(),
                installation.sample().namespace(),
                file("operator-ca.pem", installation.authority()),
                URI.create("http://127.0.0.1:" + installation.azure().proxyOf(MACHINE).getPort()),
                folder);
    }

    /** Somebody whom nobody here should trust. */
    Path otherAuthority() {
        return file("other-ca.pem", installation.azure().caPem());
    }

    /** Who the machine is in Azure. */
    String principal() {
        return installation.azure().world().machine(MACHINE).identities().getFirst().principalID();
    }

    /** What Entra says to what was drawn. */
    public Consumer.SignIn signIn(Map<String, Object> drawn) {
        return consumer.signIn(secret(drawn));
    }

    /** The status of a look at that resource group with what was drawn. */
    int look(Map<String, Object> drawn, String group) {
        String id = installation.azure().world().resourceGroup(group).id();
        return consumer.get(consumer.token(secret(drawn)).orElseThrow(), id);
    }

    /** What the operator may do in Azure, by Vault's names. */
    Map<String, Object> root() {
        return Map.of(
                "tenant_id", installation.azure().world().tenantID(),
                "subscription_id", installation.azure().world().subscriptionID(),
                "client_id", installation.azure().world().root().clientID(),
                "client_secret", installation.azure().world().root().clientSecret());
    }

    /** What all of it runs on. */
    public Installation installation() {
        return installation;
    }

    /** What the operator has said so far. */
    String log() {
        return operator.log();
    }

    @Override
    public void close() {
        try {
            operator.close();
        } finally {
            installation.close();
        }
    }

    private Map<String, String> secret(Map<String, Object> drawn) {
        return Map.of(
                "client_id", String.valueOf(drawn.get("client_id")),
                "client_secret", String.valueOf(drawn.get("client_secret")),
                "tenant_id", installation.azure().world().tenantID());
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String objects() {
        try {
            return Files.readString(Path.of("src/test/resources/client/objects.yaml"))
                    .replace("NAMESPACE", installation.sample().namespace())
                    .replace("PRINCIPAL", principal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a role says of itself that it is ready. */
    void awaitReady(String role) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(conditions(role))
                                        .as(role)
                                        .anyMatch(
                                                it ->
                                                        it.type().equals(Condition.READY)
                                                                && it.holds()));
    }

    private List<Condition> conditions(String role) {
        return Optional.ofNullable(
                        installation
                                .client()
                                .resources(AzureRole.class)
                                .inNamespace(installation.sample().namespace())
                                .withName(role)
                                .get())
                .flatMap(it -> Optional.ofNullable(it.getStatus()))
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of());
    }
}
