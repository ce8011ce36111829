package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Widgets;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all tests of this process share on the cluster of {@code $KUBECONFIG}. */
final class GivenRun {

    private static final String OPERATOR = "azure-credentials-operator";
    private static final Path MANIFESTS = Path.of("manifests");
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static @Nullable GivenRun current;

    private final Run run;
    private final AdminKubeconfig admin;
    private final KubernetesClient client;
    private final Set<Capability> capabilities;
    private final AtomicInteger tests = new AtomicInteger();
    private @Nullable Installed installed;

    private GivenRun(Run run, AdminKubeconfig admin, KubernetesClient client) {
        this.run = run;
        this.admin = admin;
        this.client = client;
        this.capabilities = new Capabilities(client, run).probe();
    }

    /**
     * The one of this process; begins with the first call.
     *
     * @throws Refusal if it may not begin
     */
    static synchronized GivenRun current() {
        if (current == null) {
            AdminKubeconfig admin = AdminKubeconfig.read();
            KubernetesClient client = Clients.of(RunFolder.adminKubeconfig(admin));
            new Preflight(client, definitions())
                    .objection()
                    .ifPresent(
                            it -> {
                                throw new Refusal(it);
                            });
            Run run = RunFolder.run();
            Runtime.getRuntime().addShutdownHook(new Thread(GivenRun::end));
            current = new GivenRun(run, admin, client);
        }
        return current;
    }

    /** Removes all that it made; does nothing if it never began or ended already. */
    static synchronized void end() {
        GivenRun ended = current;
        current = null;
        if (ended != null) {
            RunFolder.sweep(ended.client, ended.run);
            ended.client.close();
        }
    }

    /** The kinds that the tests take: ours, and the one that the local cluster is tested with. */
    static List<ObjectNode> definitions() {
        return Stream.concat(
                        Documents.in(Path.of("crds")).stream(),
                        Documents.parse(Widgets.DEFINITION).stream())
                .toList();
    }

    Run run() {
        return run;
    }

    AdminKubeconfig admin() {
        return admin;
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    /** Distinguishes tests of a run; from 1. */
    int nextTest() {
        return tests.incrementAndGet();
    }

    /** Puts the operator's manifests in place, or what of them a test has withdrawn. */
    synchronized Installed install() {
        if (installed == null) {
            Definitions definitions = new Definitions(client);
            Documents.in(Path.of("crds")).forEach(it -> definitions.provide(it, run.labels()));
        }
        List<String> before = policies();
        Documents.parse(Kustomize.render(overlay(run))).forEach(it -> Applied.to(client, it));
        if (installed == null || !policies().equals(before)) {
            // Not truncated: the API server's seconds may begin at another moment than ours.
            Instant acting = Instant.now().plus(Installed.UNTIL_POLICIES_ACT);
            installed = new Installed(run.operatorNamespace(), acting, run.suffixed(""));
        }
        // The last test's leader may have been killed, and would be waited for.
        client.leases().inNamespace(run.operatorNamespace()).withName(OPERATOR).delete();
        return installed;
    }

    /** As they stand: what changed has another version. */
    private List<String> policies() {
        var admission = client.admissionRegistration().v1();
        return Stream.of(
                        admission
                                .validatingAdmissionPolicies()
                                .withLabels(run.labels())
                                .list()
                                .getItems(),
                        admission
                                .validatingAdmissionPolicyBindings()
                                .withLabels(run.labels())
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .map(it -> it.getMetadata().getName() + " " + it.getMetadata().getResourceVersion())
                .toList();
    }

    private static Path overlay(Run run) {
        return new Overlay(run, Documents.in(MANIFESTS))
                .write(RunFolder.PATH.resolve("overlay"), MANIFESTS);
    }

    String token(String namespace, String serviceAccount) {
        TokenRequest request =
                new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_LIFE.toSeconds())
                        .endSpec()
                        .build();
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}
