package io.azurecredentials.process;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Documents;
import java.util.stream.IntStream;

/** Many credentials of the quickstart's role. */
final class Herd {
    private final Installation installation;
    private final Sample sample;
    private final int size;

    Herd(Installation installation, int size) {
        this.installation = installation;
        this.sample = installation.sample();
        this.size = size;
    }

    /** Applies the quickstart with its own credential, and the herd beside it. */
    void apply() {
        sample.apply();
        IntStream.range(1, size).forEach(this::apply);
    }

    /** One application with one password, principal and role each, and nothing more. */
    boolean isAsWanted() {
        Inventory inventory = installation.azure().inventory();
        return inventory.applications().size() == size
                && inventory.servicePrincipals().size() == size
                && inventory.roleAssignments().size() == size
                && inventory.applications().stream().allMatch(it -> it.passwords().size() == 1);
    }

    void delete() {
        installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(sample.namespace())
                .delete();
    }

    boolean isGone() {
        return installation
                .client()
                .resources(AzureCredential.class)
                .inNamespace(sample.namespace())
                .list()
                .getItems()
                .isEmpty();
    }

    private void apply(int number) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: app-%s
                  namespace: %s
                spec:
                  roleRef:
                    name: reader
                """
                        .formatted(number, sample.namespace());
        installation.cluster().apply(Documents.parse(yaml));
    }
}
