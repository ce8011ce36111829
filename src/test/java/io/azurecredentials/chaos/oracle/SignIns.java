package io.azurecredentials.chaos.oracle;

import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Consumer.SignIn;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Uses published credentials, and judges refusals. */
final class SignIns {
    private final Consumer consumer;
    private final KubernetesClient client;
    private final Publications publications;
    private final Supplier<Inventory> azure;
    private final Endings endings;
    private final Excuses excuses;
    private final Violations violations;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();

    SignIns(
            Consumer consumer,
            KubernetesClient client,
            Publications publications,
            Supplier<Inventory> azure,
            Endings endings,
            Excuses excuses,
            Violations violations) {
        this.consumer = consumer;
        this.client = client;
        this.publications = publications;
        this.azure = azure;
        this.endings = endings;
        this.excuses = excuses;
        this.violations = violations;
    }

    /** Fetches a token with it, once. */
    void use(Publication publication) {
        switch (consumer.signIn(publication.asData())) {
            case SignIn.ACCEPTED -> accepted.incrementAndGet();
            case SignIn.UNDECIDED -> {}
            case SignIn.REFUSED -> judge(publication, Instant.now());
        }
    }

    /**
     * Refused. What ended by itself was revoked by nobody: an operator that was dead could not
     * renew it.
     */
    private void judge(Publication publication, Instant refused) {
        if (excuses.excuse(publication)) {
            return;
        }
        endings.seen(azure.get());
        if (endings.hasEnded(publication.keyID())) {
            expired.incrementAndGet();
            return;
        }
        boolean current = isStillThere(publication);
        if (current || publications.mustHaveWorked(publication, refused)) {
            violations.add(
                    Kind.REVOKED,
                    publication.clientID() + "/" + publication.password(),
                    publication
                            + (current
                                    ? " is refused although the Secret still holds it"
                                    : " is refused before its overlap is over"));
        }
    }

    /** Read again from the API server: a rotation may have come in between. */
    private boolean isStillThere(Publication publication) {
        String[] name = publication.secret().split("/", 2);
        Secret now = client.secrets().inNamespace(name[0]).withName(name[1]).get();
        return Optional.ofNullable(now)
                .flatMap(Publication::of)
                .filter(publication::isSameCredential)
                .isPresent();
    }

    long accepted() {
        return accepted.get();
    }

    long expired() {
        return expired.get();
    }
}
