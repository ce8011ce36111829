package io.azurecredentials.process;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.emulator.LoginScript;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A VM with what {@code samples/kubectl-from-vm/vm} puts on it. */
final class Machine {
    private static final Path PLUGIN = KubectlFromVmIT.SAMPLE.resolve("vm/kubectl-credential.sh");

    private final String name;
    private final Path home;
    private final LoginScript script;
    private final Map<String, String> settings;

    /**
     * @param name in the world
     * @param home is made, and gets everything
     * @param operator where it logs in
     */
    Machine(Installation installation, String name, Path home, URI operator) {
        this.name = name;
        this.home = home;
        try {
            Files.createDirectories(home);
            Path authority = Files.writeString(home.resolve("ca.pem"), installation.authority());
            this.settings =
                    Map.of(
                            "VAULT_ADDR", operator.toString(),
                            "VAULT_CACERT", authority.toString(),
                            "VAULT_NAMESPACE", installation.sample().namespace(),
                            "ROLE", "kubectl");
            writeKubeconfig(installation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.script = new LoginScript(installation.azure(), home, PLUGIN);
    }

    /** kubectl there. */
    Kubectl kubectl() {
        Kubectl kubectl = new Kubectl(home.resolve("kubeconfig"), home);
        for (Map.Entry<String, String> each : script.surroundings(name).entrySet()) {
            kubectl = kubectl.with(each.getKey(), each.getValue());
        }
        return kubectl;
    }

    /** What the plugin alone says, with some settings of its own. */
    LoginScript.Ran plugin(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return script.run(name, all);
    }

    /** From now on the API server is shown that. */
    void show(String what) {
        Path kubeconfig = home.resolve("kubeconfig");
        try {
            String text = Files.readString(kubeconfig);
            Files.writeString(
                    kubeconfig, text.replaceAll("(name: SHOW\n +value: ).*", "$1" + what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample, with the values of this world. */
    private void writeKubeconfig(Installation installation) throws IOException {
        Path admin = home.resolve("admin");
        Config cluster =
                Config.fromKubeconfig(
                        installation
                                .cluster()
                                .own()
                                .orElseThrow()
                                .writeSecureKubeconfig(admin)
                                .toFile());
        Files.delete(admin);
        Files.write(
                home.resolve("kubernetes-ca.crt"),
                Base64.getDecoder().decode(cluster.getCaCertData()));
        String text =
                Files.readString(KubectlFromVmIT.SAMPLE.resolve("vm/kubeconfig"))
                        .replace("https://kubernetes.example:6443", cluster.getMasterUrl())
                        .replace(
                                "https://azure-credentials.example:8200",
                                settings.getOrDefault("VAULT_ADDR", ""))
                        .replace(
                                "/etc/azure-credentials/ca.crt",
                                settings.getOrDefault("VAULT_CACERT", ""))
                        .replace("team-a", installation.sample().namespace());
        Files.writeString(home.resolve("kubeconfig"), text);
        Files.copy(
                PLUGIN,
                home.resolve(PLUGIN.getFileName()),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
