package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role says about logins, and who is told that it has no credentials. */
class LoginReadyIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of("samples/login-from-vm");

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_role_with_nothing_but_a_login_is_ready_once_its_config_says_what_tokens_are_for() {
        try (OperatorProcess _ = installation.operator("logins")) {
            apply("30-azurerole.yaml");
            awaitRole("Ready=False LoginNotSetUp", "LoginReady=False LoginNotSetUp");
            assertThat(roleMessage()).startsWith("Write login.resource of the AzureConfig, or set");

            apply("20-azureconfig.yaml");
            awaitRole("Ready=True LoginOpen", "LoginReady=True LoginOpen");
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        }
    }

    @Test
    void a_suspended_config_is_told_of_until_it_goes_on() {
        try (OperatorProcess _ = installation.operator("logins")) {
            apply("20-azureconfig.yaml");
            apply("30-azurerole.yaml");
            awaitRole("Ready=True LoginOpen", "LoginReady=True LoginOpen");

            suspend(true);
            awaitRole("Ready=False Suspended", "LoginReady=False Suspended");
            assertThat(roleMessage()).contains("is suspended, so nobody logs in through it.");
            suspend(false);
            awaitRole("Ready=True LoginOpen", "LoginReady=True LoginOpen");
        }
    }

    @Test
    void a_credential_of_it_is_told_what_to_write_and_gets_nothing() {
        try (OperatorProcess _ = installation.operator("logins")) {
            apply("20-azureconfig.yaml");
            apply("30-azurerole.yaml");
            awaitRole("Ready=True LoginOpen", "LoginReady=True LoginOpen");
            sample.apply("30-azurerole.yaml");
            installation
                    .cluster()
                    .apply(
                            documents(
                                    Path.of("samples/quickstart/40-azurecredential.yaml"),
                                    "name: reader",
                                    "name: build"));

            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(sample.ready())
                                            .extracting(Condition::message)
                                            .anyMatch(it -> it.contains("is for logins only")));
        }
    }

    @Test
    void the_config_of_the_logins_is_watched_and_waits_for_the_role() {
        try (OperatorProcess _ = installation.operator("logins")) {
            installation
                    .cluster()
                    .apply(documents(FOLDER.resolve("20-azureconfig.yaml"), "platform", "auth"));
            installation
                    .cluster()
                    .apply(
                            documents(
                                    FOLDER.resolve("30-azurerole.yaml"),
                                    "  login:\n",
                                    "  login:\n    configRef: {name: auth}\n"));
            awaitRole("Ready=True LoginOpen", "LoginReady=True LoginOpen");

            configs("auth")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"login\":null}}");
            awaitRole("Ready=False LoginNotSetUp", "LoginReady=False LoginNotSetUp");
            configs("auth").delete();
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(conditions("auth"))
                                            .extracting(Condition::reason, Condition::message)
                                            .anyMatch(
                                                    it ->
                                                            it.toString()
                                                                    .contains("AzureRole build")));
            awaitRole("Ready=False ConfigNotFound", "LoginReady=False ConfigNotFound");
        }
    }

    private void suspend(boolean suspended) {
        configs("platform")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"suspend\":" + suspended + "}}");
    }

    private void apply(String file) {
        installation.cluster().apply(documents(FOLDER.resolve(file), "", ""));
    }

    private List<ObjectNode> documents(Path file, String old, String replacement) {
        installation.awaitPolicies();
        try {
            String text = Files.readString(file).replace("team-a", sample.namespace());
            return Documents.parse(old.isEmpty() ? text : text.replace(old, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitRole(String... conditions) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(ofRole())
                                        .extracting(
                                                it ->
                                                        it.type()
                                                                + "="
                                                                + it.status()
                                                                + " "
                                                                + it.reason())
                                        .contains(conditions));
    }

    private String roleMessage() {
        return ofRole().stream()
                .filter(it -> it.type().equals(Condition.LOGIN_READY))
                .map(Condition::message)
                .findFirst()
                .orElseThrow();
    }

    private List<Condition> ofRole() {
        return Stream.ofNullable(
                        installation
                                .client()
                                .resources(AzureRole.class)
                                .inNamespace(sample.namespace())
                                .withName("build")
                                .get())
                .flatMap(it -> Stream.ofNullable(it.getStatus()))
                .flatMap(it -> Optional.ofNullable(it.conditions()).orElse(List.of()).stream())
                .toList();
    }

    private List<Condition> conditions(String config) {
        return Stream.ofNullable(configs(config).get())
                .flatMap(it -> Stream.ofNullable(it.getStatus()))
                .flatMap(it -> Optional.ofNullable(it.conditions()).orElse(List.of()).stream())
                .toList();
    }

    private Resource<AzureConfig> configs(String name) {
        return installation
                .client()
                .resources(AzureConfig.class)
                .inNamespace(sample.namespace())
                .withName(name);
    }
}
