package io.azurecredentials.testcluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * After the integration tests on a cluster that is given: removes what is left of the run, which is
 * nothing unless their process was killed. Exits with 1 if something stays.
 */
public final class Cleanup {

    private Cleanup() {}

    /** Without arguments; {@code KUBECONFIG} says where. */
    public static void main(String[] arguments) {
        if (RunFolder.present().isPresent()) {
            try (KubernetesClient client =
                    Clients.of(RunFolder.adminKubeconfig(AdminKubeconfig.read()))) {
                RunFolder.present().ifPresent(it -> RunFolder.sweep(client, it));
            }
        }
        System.exit(RunFolder.present().isPresent() ? 1 : 0);
    }
}
