package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.chaos.sabotage.InPlaceOf;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sabotage: what is meant is kept in memory until Azure has made it; then it is written down with
 * its ids, as everybody else does it.
 */
public final class IntentAfterEffect {
    private static final Map<String, Ledger> MEANT = new ConcurrentHashMap<>();

    private IntentAfterEffect() {}

    @InPlaceOf(CredentialStatuses.class)
    public static boolean record(
            CredentialStatuses statuses, Situation before, Ledger ledger, Optional<InHand> hand) {
        if (ledger.current().flatMap(Principal::ids).isEmpty()) {
            MEANT.put(before.uid(), ledger);
            return true;
        }
        MEANT.remove(before.uid());
        return statuses.record(before, ledger, hand);
    }

    @InPlaceOf(FactsGatherer.class)
    public static Optional<Situation> live(
            FactsGatherer gatherer,
            AzureCredential credential,
            FactsGatherer.References references) {
        return gatherer.live(credential, references).map(IntentAfterEffect::remembering);
    }

    private static Situation remembering(Situation situation) {
        return Optional.ofNullable(MEANT.get(situation.uid()))
                .map(it -> situation.facts().after(it, situation.facts().inHand()))
                .map(situation::with)
                .orElse(situation);
    }
}
