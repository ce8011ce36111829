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
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts a proven password where its users look, and writes down that it is there. */
final class Publication {
    private final CredentialStatuses statuses;
    private final SecretPublisher secrets;
    private final Hands hands;
    private final Clock clock;

    Publication(CredentialStatuses statuses, SecretPublisher secrets, Hands hands, Clock clock) {
        this.statuses = statuses;
        this.secrets = secrets;
        this.hands = hands;
        this.clock = clock;
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
        Secret secret = PublishedSecret.of(situation, key, keyID, entries(situation, values));
        Delivery delivery = PublishedSecret.delivery(Optional.of(secret), situation.credential());
        if (!(delivery instanceof Delivery.Holds held)
                || !secrets.publish(secret, situation.secret())) {
            return new Outcome.Raced();
        }
        return note(situation, situation.facts().after(held).at(clock.instant()), key, held);
    }

    /** The Secret holds the password; status follows. */
    Outcome note(Situation situation, Facts facts, Key key, Delivery.Holds delivery) {
        if (!(facts.wish() instanceof Wish.Granted wish)) {
            return new Outcome.Raced();
        }
        boolean retried = facts.inHand().map(InHand::retried).orElse(true);
        Ledger next =
                facts.ledger()
                        .publishing(
                                key,
                                delivery.keyID(),
                                delivery.noted(),
                                facts.now(),
                                wish.terms().overlapInForce(),
                                retried);
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
