package io.azurecredentials.credential;

import io.azurecredentials.application.Inspections;
import io.azurecredentials.credential.lifecycle.Remains;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Finalizers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the Secret away, and lets the object go. */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

    private final CredentialStatuses statuses;
    private final SecretPublisher secrets;
    private final Hands hands;
    private final Inspections inspections;
    private final Finalizers finalizers;
    private final Gate gate;
    private final Deletion deletion;

    Farewell(
            CredentialStatuses statuses,
            SecretPublisher secrets,
            Hands hands,
            Inspections inspections,
            Finalizers finalizers,
            Deletion deletion,
            Gate gate) {
        this.statuses = statuses;
        this.secrets = secrets;
        this.hands = hands;
        this.inspections = inspections;
        this.finalizers = finalizers;
        this.gate = gate;
        this.deletion = deletion;
    }

    Outcome withdraw(Situation situation, String secretName) {
        gate.pass();
        return withdrawn(situation, secretName) ? new Outcome.Moved() : new Outcome.Raced();
    }

    /** Of a draw that is over nothing stays, not even the object. */
    Outcome discard(Situation situation) {
        gate.pass();
        return deletion.isDone(situation.credential()) ? new Outcome.Moved() : new Outcome.Raced();
    }

    /** Every Secret goes with what it held; nobody else may be there to collect it. */
    Outcome forget(Situation situation) {
        gate.pass();
        hands.drop(situation.uid());
        for (String name : situation.secrets().keySet()) {
            if (!withdrawn(situation, name)) {
                return new Outcome.Raced();
            }
        }
        statuses.sayGone(situation);
        List<String> left = Remains.of(situation.facts().owner(), situation.facts().ledger());
        if (!left.isEmpty()) {
            tell(situation, left);
        }
        if (!finalizers.remove(situation.credential(), FactsGatherer.FINALIZER)) {
            return new Outcome.Raced();
        }
        inspections.drop(situation.uid());
        return new Outcome.Finished();
    }

    private boolean withdrawn(Situation situation, String secretName) {
        return situation
                .secret(secretName)
                .filter(it -> PublishedSecret.isOwnedBy(it, situation.credential()))
                .map(secrets::withdraw)
                .orElse(true);
    }

    /** Nobody but this line knows of them afterwards. */
    private static void tell(Situation situation, List<String> left) {
        LOG.atWarn()
                .addKeyValue("namespace", situation.namespace())
                .addKeyValue("name", situation.credential().getMetadata().getName())
                .addKeyValue("left", left)
                .log("abandoned in Azure, as the annotation asks");
    }
}
