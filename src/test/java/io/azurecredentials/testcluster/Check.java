package io.azurecredentials.testcluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Before the integration tests on a cluster that is given: exits with 1 and one sentence if they
 * may not run there.
 */
public final class Check {

    private Check() {}

    /** Without arguments; {@code KUBECONFIG} says where. */
    public static void main(String[] arguments) {
        try (KubernetesClient client =
                Clients.of(RunFolder.adminKubeconfig(AdminKubeconfig.read()))) {
            RunFolder.present().ifPresent(it -> RunFolder.sweep(client, it));
            new Preflight(client, GivenRun.definitions()).objection().ifPresent(Check::refuse);
            System.out.println("The tests run as " + RunFolder.run().selector());
        } catch (Refusal e) {
            refuse(String.valueOf(e.getMessage()));
        }
        System.exit(0);
    }

    private static void refuse(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
