package io.azurecredentials.chaos.workload;

import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Optional;

/** A team of another namespace, which draws on the same roles and goes with its namespace. */
final class Guests {
    private static final int CREDENTIALS = 2;

    private final Installation installation;
    private final Users users;

    /**
     * @param users who create and delete in that namespace, and nowhere else
     */
    Guests(Installation installation, Users users) {
        this.installation = installation;
        this.users = users;
    }

    /** They come if they are not there, and go if they are; who is still going does neither. */
    boolean comeOrGo() {
        Optional<Namespace> home =
                Optional.ofNullable(
                        installation.client().namespaces().withName(users.namespace()).get());
        if (home.isEmpty()) {
            come();
            return true;
        }
        boolean settled = home.get().getMetadata().getDeletionTimestamp() == null;
        if (settled) {
            leave();
        }
        return settled;
    }

    private void come() {
        installation
                .client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(users.namespace())
                                .withLabels(installation.cluster().labels())
                                .endMetadata()
                                .build())
                .create();
        for (int i = 0; i < CREDENTIALS; i++) {
            boolean _ = users.create();
        }
    }

    /** With everything in it. */
    void leave() {
        users.allDepart();
        installation.client().namespaces().withName(users.namespace()).delete();
    }
}
