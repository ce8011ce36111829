package io.azurecredentials.demo;

import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.serve.EnvironmentFile;
import io.azurecredentials.serve.Parent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything of the demo, left to whoever is at the keyboard. */
final class Stage {
    /** The operator's token lasts an hour. */
    private static final Duration TOKEN_RENEWAL = Duration.ofMinutes(30);

    private final Path folder;
    private final Parent parent = Parent.ofThisProcess();
    private final EnvironmentFile environment;

    /** Nothing is served yet. */
    Stage(Path folder) {
        this.folder = folder;
        this.environment = EnvironmentFile.in(folder);
    }

    /** Tells where everything is, and returns when the parent process has ended. */
    void open(Installation installation, OperatorProcess operator) {
        environment.publish(variables(installation, operator));
        System.out.println("# ready; in another shell: source " + folder.resolve("env"));
        parent.awaitEnd(TOKEN_RENEWAL, installation::renewToken);
        environment.remove();
    }

    private Map<String, String> variables(Installation installation, OperatorProcess operator) {
        Map<String, String> azure = installation.azure().environment(folder.resolve("ca.pem"));
        Map<String, String> all = new LinkedHashMap<>();
        all.put("KUBECONFIG", folder.resolve("kubeconfig").toAbsolutePath().toString());
        all.put("EMULATOR_URL", azure.getOrDefault("EMULATOR_URL", ""));
        all.put("EMULATOR_PROXY", azure.getOrDefault("HTTPS_PROXY", ""));
        all.put("EMULATOR_CA", azure.getOrDefault("CA_BUNDLE", ""));
        all.put("AZURE_TENANT_ID", installation.azure().world().tenantID());
        all.put("AZURE_SUBSCRIPTION_ID", installation.azure().world().subscriptionID());
        all.put("VAULT_ADDR", operator.https().toString());
        all.put("VAULT_CACERT", authority(installation).toAbsolutePath().toString());
        all.put("VAULT_NAMESPACE", installation.sample().namespace());
        return all;
    }

    private Path authority(Installation installation) {
        try {
            return Files.writeString(folder.resolve("operator-ca.pem"), installation.authority());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
