package io.azurecredentials.chaos.workload;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.chaos.oracle.Oracle;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** People who change by hand what is the operator's, or put their own things beside it. */
final class Vandals {
    private static final String GARBAGE =
            Base64.getEncoder()
                    .encodeToString("by-hand~no-password".getBytes(StandardCharsets.UTF_8));

    /** More would leave nobody else a name. */
    private static final int MOST_SQUATTERS = 3;

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> labels;
    private final Emulator azure;
    private final Oracle oracle;
    private final Users users;
    private final Portal portal;

    Vandals(Installation installation, Oracle oracle, Users users) {
        this.client = installation.client();
        this.namespace = users.namespace();
        this.labels = installation.cluster().labels();
        this.azure = installation.azure();
        this.oracle = oracle;
        this.users = users;
        this.portal = new Portal(azure);
    }

    boolean deleteSecret() {
        return secret().map(it -> client.resource(it).delete()).isPresent();
    }

    /** Takes the operator's notes off a Secret and leaves its data. */
    boolean unmarkSecret() {
        return secret().map(
                        it ->
                                client.resource(it)
                                        .edit(
                                                now ->
                                                        new SecretBuilder(now)
                                                                .editMetadata()
                                                                .withAnnotations(Map.of())
                                                                .endMetadata()
                                                                .build()))
                .isPresent();
    }

    /** Overwrites the password in a Secret and leaves the operator's notes. */
    boolean editSecret() {
        return secret().map(it -> client.resource(it).edit(Vandals::spoiled)).isPresent();
    }

    private static Secret spoiled(Secret secret) {
        SecretBuilder spoiled = new SecretBuilder(secret);
        secret.getData().keySet().stream()
                .filter(it -> it.equals("client_secret") || it.equals("AZURE_CLIENT_SECRET"))
                .forEach(it -> spoiled.addToData(it, GARBAGE));
        return spoiled.build();
    }

    /** Takes a name with a Secret of one's own, and creates an AzureCredential of that name. */
    boolean squat() {
        if (oracle.strangers().secrets().size() >= MOST_SQUATTERS) {
            makeWay();
        }
        Optional<String> name = users.freeName();
        name.map(this::strangers)
                .ifPresent(
                        it -> {
                            Secret created = client.resource(it).create();
                            oracle.strangers()
                                    .owns(
                                            created,
                                            Optional.ofNullable(client.resource(created).get()));
                        });
        return name.map(users::create).isPresent();
    }

    /**
     * The Secrets in the way are taken out of it. Nobody tells the operator, who looks for itself
     * now and then, so whoever cannot wait touches his object.
     */
    void makeWay() {
        for (String key : oracle.strangers().secrets()) {
            String name = key.substring(key.indexOf('/') + 1);
            Secret secret = strangers(name);
            oracle.strangers().leaves(secret);
            client.resource(secret).delete();
            users.touch(name);
        }
    }

    /** What was given up, and their own passwords, are removed by those who know of them. */
    void tidyUp() {
        Inventory left = azure.inventory();
        left.roleAssignments().stream()
                .filter(oracle.excuses()::isLeftBehind)
                .forEach(it -> portal.deleteAssignment(it.id()));
        left.applications().stream()
                .filter(oracle.excuses()::isLeftBehind)
                .forEach(it -> portal.deleteApplication(it.id()));
        oracle.strangers()
                .passwords()
                .forEach(
                        (keyID, application) -> {
                            oracle.strangers().leaves(keyID);
                            portal.removePassword(application, keyID);
                        });
    }

    private Secret strangers(String name) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withData(Map.of("theirs", GARBAGE))
                .build();
    }

    /** Adds a password of one's own to an application of the operator's. */
    boolean addPassword() {
        return onApplication(
                it ->
                        portal.addPassword(it.id())
                                .map(
                                        keyID -> {
                                            oracle.strangers().owns(keyID, it.id());
                                            return keyID;
                                        })
                                .isPresent());
    }

    /** The same on the application that the AzureConfigs sign in with. */
    void addRootPassword() {
        portal.addPassword(azure.world().root().objectID()).ifPresent(oracle.roots()::owns);
    }

    boolean removePassword() {
        return onApplication(
                it ->
                        it.passwords().stream()
                                .findAny()
                                .map(
                                        password -> {
                                            oracle.excuses().breaks(password.keyId());
                                            oracle.strangers().leaves(password.keyId());
                                            portal.removePassword(it.id(), password.keyId());
                                            return password;
                                        })
                                .isPresent());
    }

    boolean removeApplication() {
        return onApplication(
                it -> {
                    oracle.excuses().breaks(it.appId());
                    portal.deleteApplication(it.id());
                    return true;
                });
    }

    boolean removePrincipal() {
        return onApplication(
                it ->
                        azure.inventory().servicePrincipals().stream()
                                .filter(principal -> principal.appId().equals(it.appId()))
                                .findAny()
                                .map(
                                        principal -> {
                                            oracle.excuses().breaks(it.appId());
                                            portal.deleteServicePrincipal(principal.id());
                                            return principal;
                                        })
                                .isPresent());
    }

    boolean removeAssignment() {
        List<Inventory.RoleAssignment> all = azure.inventory().roleAssignments();
        return users.living()
                .flatMap(Vandals::application)
                .flatMap(
                        it ->
                                all.stream()
                                        .filter(
                                                role ->
                                                        role.principalId()
                                                                .equals(it.servicePrincipalID()))
                                        .findAny())
                .map(
                        it -> {
                            portal.deleteAssignment(it.id());
                            return it;
                        })
                .isPresent();
    }

    /** On the application in use of a living credential. */
    private boolean onApplication(Function<Inventory.Application, Boolean> deed) {
        List<Inventory.Application> all = azure.inventory().applications();
        return users.living()
                .flatMap(Vandals::application)
                .flatMap(
                        used ->
                                all.stream()
                                        .filter(it -> Objects.equals(used.objectID(), it.id()))
                                        .findAny())
                .map(deed)
                .orElse(false);
    }

    private static Optional<Application> application(AzureCredential credential) {
        return Optional.ofNullable(credential.getStatus()).map(AzureCredentialStatus::application);
    }

    private Optional<Secret> secret() {
        return users.living()
                .flatMap(
                        it ->
                                oracle.view()
                                        .secret(
                                                namespace,
                                                Optional.ofNullable(it.getSpec().secret().name())
                                                        .orElse(it.getMetadata().getName())))
                .filter(it -> !it.getMetadata().getOwnerReferences().isEmpty());
    }
}
