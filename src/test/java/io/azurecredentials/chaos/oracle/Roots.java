package io.azurecredentials.chaos.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Consumer.SignIn;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The root credentials of living AzureConfigs: what the operator keeps works at any time, it never
 * has many passwords on their application, and it leaves those of others alone.
 */
public final class Roots {
    /** While so many cannot be removed, no more are made. */
    private static final int MOST = 8;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Living living;
    private final String namespace;
    private final Supplier<Inventory> azure;
    private final Consumer consumer;
    private final Violations violations;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    /**
     * @param namespace the operator's own
     */
    Roots(
            Living living,
            String namespace,
            Supplier<Inventory> azure,
            Consumer consumer,
            Violations violations) {
        this.living = living;
        this.namespace = namespace;
        this.azure = azure;
        this.consumer = consumer;
        this.violations = violations;
    }

    /** Somebody added that password to the application that configs sign in with; it is his. */
    public void owns(String keyID) {
        strangers.add(keyID);
    }

    /** Tries what is kept, and counts. */
    public void look() {
        List<AzureConfig> configs = configs().toList();
        configs.forEach(this::use);
        Set<String> theirs = Set.copyOf(strangers);
        List<Inventory.Password> all = passwords();
        configs.forEach(it -> count(it, all));
        Set<String> there = all.stream().map(Inventory.Password::keyId).collect(Collectors.toSet());
        theirs.stream()
                .filter(it -> !there.contains(it))
                .forEach(
                        it ->
                                violations.add(
                                        Kind.NOT_OURS,
                                        it,
                                        "a password that somebody else made on the application of an AzureConfig is gone"));
    }

    /** Refused counts only if it is still what is kept, and nobody deletes the config. */
    private void use(AzureConfig config) {
        Map<String, String> kept = kept(config);
        if (!kept.isEmpty()
                && consumer.signIn(kept) == SignIn.REFUSED
                && kept(config).equals(kept)
                && configs().anyMatch(it -> uid(it).equals(uid(config)))) {
            violations.add(
                    Kind.REVOKED,
                    uid(config) + "/" + kept.get("client_secret"),
                    "the root credential in force of " + Publication.key(config) + " is refused");
        }
    }

    private void count(AzureConfig config, List<Inventory.Password> all) {
        long ours = all.stream().filter(it -> isOf(it, config)).count();
        if (ours > MOST) {
            violations.add(
                    Kind.ORPHAN,
                    uid(config),
                    Publication.key(config) + " has " + ours + " root passwords");
        }
    }

    /**
     * Waits until each living config was at rest at some moment; between two of them it rotates.
     *
     * @return those that never were
     */
    public Set<String> untilAtRest(Duration patience) {
        Instant latest = Instant.now().plus(patience);
        Set<String> waiting =
                configs().map(Publication::key).collect(Collectors.toCollection(TreeSet::new));
        while (!waiting.isEmpty() && Instant.now().isBefore(latest)) {
            List<AzureConfig> now = configs().toList();
            waiting.retainAll(now.stream().map(Publication::key).toList());
            List<Inventory.Password> all = passwords();
            now.stream()
                    .filter(it -> isAtRest(it, all))
                    .forEach(it -> waiting.remove(Publication.key(it)));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return waiting;
    }

    /** Ready, with one password of ours in force and no other. */
    private static boolean isAtRest(AzureConfig config, List<Inventory.Password> all) {
        AzureConfigStatus status = config.getStatus();
        return status != null
                && isReady(config, Objects.requireNonNullElse(status.conditions(), List.of()))
                && Stream.ofNullable(status.rootKeys()).flatMap(List::stream).count() == 1
                && all.stream()
                        .filter(it -> isOf(it, config))
                        .map(Inventory.Password::keyId)
                        .toList()
                        .equals(inForce(status));
    }

    private static boolean isReady(AzureConfig config, List<Condition> conditions) {
        return conditions.stream()
                .filter(it -> it.type().equals(Condition.READY))
                .anyMatch(
                        it ->
                                it.holds()
                                        && it.observedGeneration()
                                                == config.getMetadata().getGeneration());
    }

    private static List<String> inForce(AzureConfigStatus status) {
        return Optional.ofNullable(status.rootCredential())
                .map(AzureConfigStatus.RootCredential::keyID)
                .stream()
                .toList();
    }

    private static boolean isOf(Inventory.Password password, AzureConfig config) {
        String name = String.valueOf(password.displayName());
        return name.startsWith("azcfg/") && name.contains("/" + uid(config) + "/");
    }

    private List<Inventory.Password> passwords() {
        return azure.get().applications().stream()
                .filter(it -> it.uniqueName() == null)
                .flatMap(it -> it.passwords().stream())
                .toList();
    }

    private Stream<AzureConfig> configs() {
        return living.configs().stream()
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null);
    }

    /** In the form of a mounted Secret; empty if nothing is kept. */
    private Map<String, String> kept(AzureConfig config) {
        Secret secret =
                living.client()
                        .secrets()
                        .inNamespace(namespace)
                        .withName("azureconfig-" + uid(config))
                        .get();
        return Optional.ofNullable(secret)
                .map(
                        it ->
                                Map.of(
                                        "tenant_id", text(it, "tenantID"),
                                        "client_id", text(it, "clientID"),
                                        "client_secret", text(it, "clientSecret")))
                .orElse(Map.of());
    }

    private static String text(Secret secret, String key) {
        return new String(
                Base64.getDecoder().decode(secret.getData().getOrDefault(key, "")), UTF_8);
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
