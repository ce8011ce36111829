package io.azurecredentials.process;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.cluster.ApiServerFlags;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * {@code samples/kubectl-from-vm}: a role that lets a machine in, what it may do, an operator, and
 * an API server that asks it about tokens and believes those that it has signed.
 */
final class KubectlScene implements AutoCloseable {
    static final String MACHINE = "vm-app";

    private static final Duration LONG = Duration.ofSeconds(90);

    private final Path folder;
    private final Installation installation;
    private final LoginSample logins;
    private final OperatorProcess operator;

    private KubectlScene(Path folder) throws IOException {
        this.folder = folder;
        this.installation = Installation.start(folder);
        this.logins = new LoginSample(installation);
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        logins.apply(MACHINE);
        nameAudience();
        apply(sample("30-azurerole.yaml"));
        apply(sample("40-rolebinding.yaml"));
        String port = Integer.toString(freePort());
        Map<String, String> settings =
                Map.of("HTTP_PORT", port, "HTTP_OIDC_ISSUER", "https://127.0.0.1:" + port);
        this.operator = installation.operator("it", settings);
    }

    /** Returns when the machine may log in. */
    static KubectlScene set(Path folder) throws IOException {
        KubectlScene scene = new KubectlScene(folder);
        await().atMost(LONG).until(() -> scene.logins.isOpen("kubectl"));
        scene.installation
                .cluster()
                .own()
                .orElseThrow()
                .restart(
                        ApiServerFlags.NONE
                                .withAuthenticationConfig(scene.authentication())
                                .withTokenWebhook(scene.webhook(), Duration.ofSeconds(10)));
        return scene;
    }

    /** A machine of the world, whether it may log in or not. */
    Machine machine(String name) {
        return machine(name, name);
    }

    private Machine machine(String name, String home) {
        return new Machine(installation, name, folder.resolve(home), operator.https());
    }

    /**
     * The machine that may, as soon as it has something to show. What signs tokens is shown for a
     * while before it does.
     */
    Machine machineThatShows(String what) {
        Machine before = machine(MACHINE, "before");
        await().atMost(LONG).until(() -> before.plugin(Map.of("SHOW", what)).status() == 0);
        Machine machine = machine(MACHINE);
        machine.show(what);
        return machine;
    }

    /** Who the machine is that may. */
    String user() {
        return "azurecredentials.io:%s:kubectl:%s:%s"
                .formatted(
                        namespace(),
                        installation.azure().world().tenantID(),
                        logins.principal(MACHINE));
    }

    String namespace() {
        return installation.sample().namespace();
    }

    void apply(String yaml) {
        installation.awaitPolicies();
        installation.cluster().apply(Documents.parse(yaml));
    }

    private String sample(String file) throws IOException {
        return Files.readString(KubectlFromVmIT.SAMPLE.resolve(file))
                .replace("team-a", namespace())
                .replace("00000000-0000-0000-0000-000000000000", logins.principal(MACHINE));
    }

    /** As it asks about tokens. */
    private Path webhook() throws IOException {
        Path authority =
                Files.writeString(folder.resolve("operator-ca.pem"), installation.authority());
        String text =
                sample("kube-apiserver/token-webhook.yaml")
                        .replace("https://10.96.0.82:8200", operator.https().toString())
                        .replaceFirst(" +tls-server-name: .*\n", "")
                        .replace("/etc/kubernetes/azure-credentials/ca.crt", authority.toString());
        return Files.writeString(folder.resolve("token-webhook.yaml"), text);
    }

    /** Whom it believes. */
    private Path authentication() throws IOException {
        String text =
                sample("kube-apiserver/authentication.yaml")
                        .replace(
                                "https://azure-credentials.example:8200",
                                operator.https().toString())
                        .replaceFirst(
                                "(?s) +-----BEGIN CERTIFICATE.*END CERTIFICATE-----\n",
                                installation.authority().indent(8));
        return Files.writeString(folder.resolve("authentication.yaml"), text);
    }

    private void nameAudience() {
        var _ =
                installation
                        .client()
                        .resources(AzureConfig.class)
                        .inNamespace(namespace())
                        .withName("platform")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                """
                                {"spec":{"login":{"clusterTokenAudience":"https://kubernetes.example"}}}
                                """);
    }

    /** The issuer's name has to be known before it serves. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try (installation) {
            operator.close();
        }
    }
}
