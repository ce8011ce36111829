package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.control.Inventory.Password;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The root of the sample's AzureConfig: what status, the kept Secret and Azure say of it. */
final class RotatingRoot {
    static final String CLIENT = "3a36e599-2682-3e64-abbe-16d3ba71a73f";
    static final String TENANT = "adfb6898-97b2-3525-9adc-aee72945c791";

    private final Installation installation;
    private final Consumer consumer;

    RotatingRoot(Installation installation) {
        this.installation = installation;
        this.consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    AzureConfig config() {
        return installation
                .client()
                .resources(AzureConfig.class)
                .inNamespace(installation.sample().namespace())
                .withName("platform")
                .get();
    }

    /** Writes another root credential into the bootstrap Secret. */
    void hand(String text) {
        String data = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        installation
                .client()
                .resource(bootstrap())
                .edit(it -> it.edit().addToData("clientSecret", data).build());
    }

    /** Asks for rotation in that way. */
    void rotate(Map<String, Object> rotation) {
        installation
                .sample()
                .change("AzureConfig", "platform", it -> it.put("rootRotation", rotation));
    }

    /** Asks for another root, once for each text. */
    void request(String text) {
        installation
                .sample()
                .mergeMetadata(
                        "AzureConfig",
                        "platform",
                        "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"%s\"}}"
                                .formatted(text));
    }

    /** What status says of the one in force. */
    RootCredential told() {
        return Objects.requireNonNull(status().orElseThrow().rootCredential());
    }

    /** When that ends. */
    Instant expires() {
        return Objects.requireNonNull(told().expires());
    }

    /** When it is replaced. */
    Instant next() {
        return Objects.requireNonNull(told().nextRotation());
    }

    /** What was told of anything. */
    List<String> events() {
        return installation
                .client()
                .events()
                .v1()
                .events()
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .map(Event::getReason)
                .toList();
    }

    Optional<AzureConfigStatus> status() {
        return Optional.ofNullable(config()).flatMap(it -> Optional.ofNullable(it.getStatus()));
    }

    Optional<Condition> condition(String type) {
        return status().stream()
                .flatMap(it -> Stream.ofNullable(it.conditions()))
                .flatMap(List::stream)
                .filter(it -> it.type().equals(type))
                .findFirst();
    }

    /** Display names of what the operator added to the application. */
    List<String> markers() {
        return passwords()
                .map(it -> String.valueOf(it.displayName()))
                .filter(it -> it.startsWith("azcfg/"))
                .toList();
    }

    List<String> keyIDs() {
        return passwords().map(Password::keyId).toList();
    }

    /** The highest number of a password that was ever meant. */
    long number() {
        return status().flatMap(it -> Optional.ofNullable(it.lastRootNumber())).orElse(0L);
    }

    /** The text in force, which the operator keeps. */
    Optional<String> kept(AzureConfig config) {
        Secret secret =
                installation
                        .client()
                        .secrets()
                        .inNamespace(installation.environment("nobody").get("POD_NAMESPACE"))
                        .withName("azureconfig-" + config.getMetadata().getUid())
                        .get();
        return Optional.ofNullable(secret)
                .map(it -> it.getData().get("clientSecret"))
                .map(it -> new String(Base64.getDecoder().decode(it), UTF_8));
    }

    boolean works(String text) {
        return consumer.token(
                        Map.of("client_id", CLIENT, "client_secret", text, "tenant_id", TENANT))
                .isPresent();
    }

    /** What the config's owner handed over. */
    Secret bootstrap() {
        return installation
                .client()
                .secrets()
                .inNamespace(installation.sample().namespace())
                .withName("azure-root")
                .get();
    }

    private Stream<Password> passwords() {
        return installation.azure().inventory().applications().stream()
                .filter(it -> it.appId().equals(CLIENT))
                .flatMap(it -> it.passwords().stream());
    }
}
