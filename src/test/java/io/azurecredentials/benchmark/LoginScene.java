package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/**
 * A machine that may log in for either kind of token: bound by principal, subscription, resource
 * group and location, so that Resource Manager is asked, once a minute.
 */
final class LoginScene {
    private static final Path SAMPLE = Path.of("samples/login-from-vm");
    private static final String MACHINE = "vm-app";

    private final Installation installation;

    LoginScene(Installation installation) {
        this.installation = installation;
    }

    /** Writes config and roles, and has a leader look at them that is gone when this returns. */
    void prepare() {
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        installation.awaitPolicies();
        apply(read("20-azureconfig.yaml"));
        apply(role(LoginAsks.BATCH, "Batch"));
        LoginAsks.services().forEach(it -> apply(role(it, "Service")));
        try (OperatorProcess _ = installation.operator("bench")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> isReady(LoginAsks.BATCH) && areReady(LoginAsks.services()));
        }
    }

    /** What the machine logs in with. */
    String jwt() {
        return installation.azure().tokens().ofMachine(MACHINE, "https://management.azure.com/");
    }

    String namespace() {
        return installation.sample().namespace();
    }

    /** Trusts the server. */
    SSLContext client() {
        String encoded =
                installation
                        .client()
                        .secrets()
                        .inNamespace(installation.environment("any").get("POD_NAMESPACE"))
                        .withName(Settings.NAME + "-ca")
                        .require()
                        .getData()
                        .get("ca.crt");
        return Consumer.trusting(new String(Base64.getDecoder().decode(encoded), UTF_8));
    }

    private String role(String name, String kind) {
        String principal =
                installation.azure().world().machine(MACHINE).identities().getFirst().principalID();
        return read("30-azurerole.yaml")
                .replace("name: build", "name: " + name)
                .replace("00000000-0000-0000-0000-000000000000", principal)
                .replace("10.0.0.0/8", "127.0.0.0/8")
                .replace(
                        "    token:\n",
                        "    boundLocations:\n      - westeurope\n    token:\n      type: "
                                + kind
                                + "\n");
    }

    private boolean areReady(List<String> names) {
        return names.stream().allMatch(this::isReady);
    }

    private boolean isReady(String name) {
        AzureRole role =
                installation
                        .client()
                        .resources(AzureRole.class)
                        .inNamespace(namespace())
                        .withName(name)
                        .get();
        return Optional.ofNullable(role.getStatus())
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of())
                .stream()
                .anyMatch(it -> it.type().equals(Condition.LOGIN_READY) && it.holds());
    }

    private String read(String file) {
        try {
            return Files.readString(SAMPLE.resolve(file)).replace("team-a", namespace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(String text) {
        installation.cluster().apply(Documents.parse(text));
    }
}
