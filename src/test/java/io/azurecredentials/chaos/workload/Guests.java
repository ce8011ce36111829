package io.azurecredentials.chaos.workload;

import io.azurecredentials.demo.Sample;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Optional;
import java.util.Random;

/**
 * A team of another namespace, which draws on everybody's roles or brings its own, with config and
 * root credential, and goes with all that is in its namespace.
 */
final class Guests {
    private static final int CREDENTIALS = 2;

    private final Installation installation;
    private final Users users;
    private final Random random;

    /**
     * @param users who create and delete in that namespace, and nowhere else
     */
    Guests(Installation installation, Users users, Random random) {
        this.random = random;
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
        if (random.nextBoolean()) {
            Ground.furnish(installation, home());
            users.drawOn(users.namespace());
        } else {
            home().apply("00-namespace.yaml");
            users.drawOn(installation.sample().namespace());
        }
        for (int i = 0; i < CREDENTIALS; i++) {
            boolean _ = users.create();
        }
    }

    private Sample home() {
        return new Sample(
                installation.client(),
                users.namespace(),
                installation.cluster().labels(),
                installation::awaitPolicies);
    }

    /** With everything in it. */
    void leave() {
        users.allDepart();
        installation.client().namespaces().withName(users.namespace()).delete();
    }
}
