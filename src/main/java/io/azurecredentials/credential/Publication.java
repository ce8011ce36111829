package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Format;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.credential.rendering.Layout;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts a proven password where its users look, and writes down that it is there. */
final class Publication {
    private final CredentialStatuses statuses;
    private final SecretPublisher secrets;
    private final Hands hands;

    Publication(CredentialStatuses statuses, SecretPublisher secrets, Hands hands) {
        this.statuses = statuses;
        this.secrets = secrets;
        this.hands = hands;
    }

    Outcome publish(Situation situation, Principal principal, Key key, String keyID) {
        Optional<Sensitive> password = hands.password(situation.uid(), situation.facts().inHand());
        if (password.isEmpty() || situation.config().isEmpty()) {
            return new Outcome.Raced();
        }
        Layout.Values values =
                new Layout.Values(
                        principal.ids().orElseThrow().appID(),
                        password.get(),
                        situation.config().get().getSpec().tenantID(),
                        situation.config().get().getSpec().subscriptionID());
        boolean written =
                secrets.publish(
                        PublishedSecret.of(situation, key, keyID, entries(situation, values)),
                        situation.secret());
        if (!written) {
            return new Outcome.Raced();
        }
        Delivery.Holds delivery = new Delivery.Holds(key.sequence(), key.attempt(), keyID);
        return note(situation, situation.facts().after(delivery), key, keyID);
    }

    /** The Secret holds the password; status follows. */
    Outcome note(Situation situation, Facts facts, Key key, String keyID) {
        if (!(facts.wish() instanceof Wish.Granted wish)) {
            return new Outcome.Raced();
        }
        boolean retried = facts.inHand().map(InHand::retried).orElse(true);
        Ledger next =
                facts.ledger()
                        .publishing(
                                key, keyID, facts.now(), wish.terms().overlapInForce(), retried);
        if (!statuses.record(situation.with(facts), next, Optional.empty())) {
            return new Outcome.Raced();
        }
        hands.drop(situation.uid());
        return new Outcome.Moved();
    }

    private static Map<String, Sensitive> entries(Situation situation, Layout.Values values) {
        Map<String, Sensitive> entries = new TreeMap<>();
        for (Format format : situation.credential().getSpec().secret().formats()) {
            Layout layout =
                    switch (format) {
                        case VAULT -> Layout.VAULT;
                        case ENVIRONMENT -> Layout.ENVIRONMENT;
                    };
            entries.putAll(layout.render(values));
        }
        return entries;
    }
}
