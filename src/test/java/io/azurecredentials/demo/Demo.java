package io.azurecredentials.demo;

import io.azurecredentials.base.Condition;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One credential's whole life, a login and a draw, in under a minute. */
public final class Demo {
    private static final Path FOLDER = Path.of("target/demo");

    private final Narrator tell = new Narrator();
    private final Installation installation;
    private final Sample sample;
    private final Consumer consumer;

    private Demo(Installation installation) {
        this.installation = installation;
        this.sample = installation.sample();
        this.consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    /**
     * Exits with 0 if all of it happened. With the argument {@code serve=true} it stops at the
     * credential being Ready, and stays up until its parent ends.
     */
    public static void main(String[] args) {
        Stage stage = new Stage(FOLDER);
        try (Installation installation = Installation.start(FOLDER)) {
            Demo demo = new Demo(installation);
            if (List.of(args).contains("serve=true")) {
                demo.run(it -> stage.open(installation, it));
            } else {
                demo.run(demo::showItAll);
                Result.write(FOLDER, true, "demo: ok, nothing left in Azure");
            }
        } catch (RuntimeException e) {
            Result.write(FOLDER, false, "demo: failed: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    /** What happens while the operator runs. */
    private interface Scene {
        void play(OperatorProcess operator);
    }

    private void run(Scene scene) {
        tell.say("A cluster and an Azure are running on this machine, for as long as this demo.");
        tell.detail("KUBECONFIG=" + FOLDER.resolve("kubeconfig"));
        try (OperatorProcess operator = installation.operator("demo")) {
            tell.say(
                    "The operator is ready, "
                            + operator.startup().toMillis()
                            + " ms after its JVM was started.");
            sample.apply();
            tell.say("Applied " + Sample.FOLDER + ": AzureConfig, AzureRole, AzureCredential.");
            awaitReady();
            scene.play(operator);
            tell.check(operator.terminate() == 0, "the operator ends with 0");
        }
    }

    private void awaitReady() {
        tell.await(
                "config, role and credential are Ready",
                () ->
                        Optional.of(sample.ready())
                                .filter(it -> it.size() == 3)
                                .filter(it -> it.stream().allMatch(Condition::holds)));
        tell.say("All three are Ready.");
    }

    private void showItAll(OperatorProcess operator) {
        Map<String, String> first = lookAtIt();
        useIt(first);
        watchItRotate(first);
        revokeIt();
        new LoginScene(tell, installation, FOLDER).play(operator);
        new DrawScene(tell, installation, consumer, FOLDER).play(operator);
        checkThatNothingIsLeft();
    }

    private Map<String, String> lookAtIt() {
        Map<String, String> secret = tell.await("the Secret", sample::secret);
        tell.say("The Secret " + Sample.NAME + " holds:");
        secret.forEach((key, value) -> tell.detail(key + ": " + masked(key, value)));
        return secret;
    }

    private void useIt(Map<String, String> secret) {
        String token =
                consumer.token(secret)
                        .orElseThrow(() -> new IllegalStateException("Entra gave no token"));
        tell.say("With nothing but that, Entra gave a token. With the token:");
        String inside = installation.azure().world().resourceGroup("rg-app").id();
        String outside = installation.azure().world().resourceGroup("rg-other").id();
        int allowed = consumer.get(token, inside);
        int refused = consumer.get(token, outside);
        tell.detail("GET …/resourceGroups/rg-app    " + allowed + "  (inside the role's scope)");
        tell.detail("GET …/resourceGroups/rg-other  " + refused + "  (outside)");
        tell.check(allowed == 200, "inside the scope is allowed");
        tell.check(refused == 403, "outside the scope is refused");
    }

    private void watchItRotate(Map<String, String> first) {
        tell.say("Its lease takes 20 s; after two thirds of it a successor is made …");
        Map<String, String> second =
                tell.await(
                        "a rotation",
                        () ->
                                sample.secret()
                                        .filter(it -> !passwordOf(it).equals(passwordOf(first))));
        tell.say("The Secret holds another password: " + masked("secret", passwordOf(second)));
        tell.check(consumer.token(second).isPresent(), "the new one works");
        tell.check(consumer.token(first).isPresent(), "the old one still works");
        tell.detail("Both work: nobody who still has the old one fails.");
        tell.await(
                "the end of the old password",
                () -> Optional.of(first).filter(it -> consumer.token(it).isEmpty()));
        tell.check(consumer.token(second).isPresent(), "the new one goes on working");
        tell.say("The overlap is over: only the new one works.");
    }

    private void revokeIt() {
        sample.delete();
        tell.say("Deleted the AzureCredential …");
        tell.await(
                "the object's end",
                () -> Optional.of(true).filter(_ -> sample.credential().isEmpty()));
        Inventory left = installation.azure().inventory();
        tell.say("It is gone, and so is all it made:");
        tell.detail(
                "applications: "
                        + left.applications().size()
                        + ", service principals: "
                        + left.servicePrincipals().size()
                        + ", role assignments: "
                        + left.roleAssignments().size());
    }

    private void checkThatNothingIsLeft() {
        tell.check(installation.azure().inventory().isEmpty(), "nothing is left");
        tell.check(installation.azure().unmodelled().isEmpty(), "the emulator knew every request");
    }

    private static String passwordOf(Map<String, String> secret) {
        return secret.getOrDefault("client_secret", "");
    }

    private static String masked(String key, String value) {
        return key.toLowerCase(java.util.Locale.ROOT).contains("secret")
                ? value.substring(0, 3) + "…" + " (" + value.length() + " characters)"
                : value;
    }
}
