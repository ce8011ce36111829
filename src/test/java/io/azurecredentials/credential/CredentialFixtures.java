package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.azurecredentials.application.Sources;
import io.azurecredentials.base.Condition;
import io.azurecredentials.credential.lifecycle.Asked;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Patience;
import io.azurecredentials.credential.lifecycle.Shelf;
import io.azurecredentials.reference.Admittance;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A credential, its role and its config as they stand in the API server, all Ready. */
final class CredentialFixtures {
    static final String UID = "5f2f0b3e-uid";

    private CredentialFixtures() {}

    static AzureCredential credential() {
        return credential(null, null);
    }

    /** With a Secret of that name and an overlap, or the defaults. */
    static AzureCredential credential(@Nullable String secretName, @Nullable String overlap) {
        return made(new SecretTarget(secretName, "Opaque", null, null, null, null), overlap);
    }

    static AzureCredential credential(SecretTarget secret) {
        return made(secret, null);
    }

    private static AzureCredential made(SecretTarget secret, @Nullable String overlap) {
        AzureCredential credential = new AzureCredential();
        credential.setMetadata(
                new ObjectMetaBuilder(meta("app", UID))
                        .addToLabels("argocd.argoproj.io/instance", "theirs")
                        .addToAnnotations(
                                "kubectl.kubernetes.io/last-applied-configuration", "theirs")
                        .build());
        credential.setSpec(
                new AzureCredentialSpec(
                        new Reference("reader", null),
                        secret,
                        null,
                        null,
                        new AzureCredentialSpec.Renewal(
                                AzureCredentialSpec.Mode.AUTOMATIC,
                                AzureCredentialSpec.Strategy.PASSWORD,
                                67,
                                overlap == null ? null : duration(overlap)),
                        null,
                        duration("10m"),
                        false,
                        AzureCredentialSpec.Delivery.SECRET,
                        null));
        return credential;
    }

    static AzureCredentialSpec from(String namespace, AzureCredentialSpec spec) {
        return new AzureCredentialSpec(
                new Reference(spec.roleRef().name(), namespace),
                spec.secret(),
                spec.ttl(),
                spec.maxTTL(),
                spec.renewal(),
                spec.rolloutRestart(),
                spec.rolloutTimeout(),
                spec.suspend(),
                spec.delivery(),
                spec.drawnBy());
    }

    static AzureRole role() {
        AzureRole role = new AzureRole();
        role.setMetadata(meta("reader", "role-uid"));
        role.setSpec(roleOf(new Reference("config", null)));
        role.setStatus(
                new AzureRoleStatus(
                        2L,
                        List.of(
                                new ResolvedRole("Reader", "/roleDefinitions/reader", "/s/1"),
                                new ResolvedRole("Leser", "/roleDefinitions/reader", "/s/1"),
                                new ResolvedRole("Reader", "/roleDefinitions/reader", "/s/2")),
                        List.of(new ResolvedGroup("readers", "group-1")),
                        null,
                        null,
                        null,
                        List.of(ready("True"))));
        return role;
    }

    static AzureRoleSpec roleOf(Reference config) {
        return new AzureRoleSpec(
                config,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                null,
                null,
                AzureRoleSpec.DeletionPolicy.BLOCK);
    }

    static AzureConfig config() {
        AzureConfig config = new AzureConfig();
        config.setMetadata(meta("config", "config-uid"));
        config.setSpec(
                new AzureConfigSpec(
                        "tenant",
                        "subscription",
                        null,
                        new RootAuthentication(
                                new RootAuthentication.ClientSecret(
                                        "client",
                                        new RootAuthentication.SecretKey("root", "key"),
                                        null),
                                null,
                                null,
                                null),
                        null,
                        AzureConfigSpec.EnvironmentVariables.IF_UNSET,
                        "azcred-",
                        new AzureConfigSpec.Leases(duration("24h"), duration("768h")),
                        Defaults.TOKENS,
                        Defaults.RETRY,
                        null,
                        new AzureConfigSpec.Propagation(
                                3, duration("1s"), duration("10m"), duration("5m")),
                        duration("30m"),
                        false,
                        null));
        config.setStatus(
                new AzureConfigStatus(
                        2L,
                        "tenant",
                        null,
                        "subscription",
                        null,
                        null,
                        null,
                        null,
                        List.of(ready("True"))));
        return config;
    }

    static Situation situation(AzureCredential credential) {
        return new Situation(
                credential,
                Map.of(),
                Optional.of(role()),
                new Sources(Optional.of(config()), Map.of()),
                Optional.empty(),
                Optional.empty(),
                new Facts(
                        LifecycleFixtures.NOON,
                        new Owner("cluster", UID),
                        false,
                        Asked.NOTHING,
                        wishes(false).of(credential, Optional.of(role()), Optional.of(config())),
                        new Patience(
                                3,
                                java.time.Duration.ofSeconds(1),
                                LifecycleFixtures.TIMEOUT,
                                LifecycleFixtures.SETTLE),
                        Ledger.EMPTY,
                        new Shelf("app", Map.of()),
                        Optional.empty(),
                        LifecycleFixtures.NEVER,
                        LifecycleFixtures.NOON,
                        "d1ce"));
    }

    /** In a cluster where every namespace has the label {@code team} with its own name. */
    static Wishes wishes(boolean namespaceTerminating) {
        return new Wishes(new Admittance(it -> Map.of("team", it)), namespaceTerminating);
    }

    static Condition ready(String status) {
        return new Condition("Ready", status, 2, LifecycleFixtures.NOON, "Resolved", "Resolved.");
    }

    static Duration duration(String text) {
        return new Duration(java.time.Duration.parse("PT" + text));
    }

    private static ObjectMeta meta(String name, String uid) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("team")
                .withUid(uid)
                .withGeneration(2L)
                .withResourceVersion("17")
                .build();
    }
}
