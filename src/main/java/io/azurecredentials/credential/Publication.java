package io.azurecredentials.credential;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Configs;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Rollouts;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.credential.rendering.Values;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

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
        Issuer issuer = principal.issuer();
        Optional<String> subscriptionID =
                situation.sources().of(issuer).flatMap(Configs::subscriptionID);
        if (password.isEmpty() || subscriptionID.isEmpty()) {
            return new Outcome.Raced();
        }
        Cloud cloud = Cloud.named(issuer.environment()).orElseThrow();
        Values values =
                new Values(
                        principal.ids().orElseThrow().appID(),
                        password.get(),
                        issuer.tenantID(),
                        subscriptionID.get(),
                        cloud.authority(),
                        cloud.arm());
        Secret secret =
                secrets.placed(
                        PublishedSecret.of(
                                situation,
                                key,
                                keyID,
                                Recipes.of(situation.credential()).render(values)),
                        situation.credential());
        Delivery delivery = PublishedSecret.delivery(Optional.of(secret), situation.credential());
        if (!(delivery instanceof Delivery.Holds held)
                || !secrets.publish(secret, situation.secret(key.secretName()))) {
            return new Outcome.Raced();
        }
        Facts written =
                situation.facts().after(situation.facts().shelf().with(key.secretName(), held));
        return note(situation, written.at(clock.instant()), key, held);
    }

    /** Whoever asked that a draw lives longer is answered by what status says of it now. */
    Outcome extend(Situation situation, Ledger next) {
        Situation answered = situation.with(situation.facts().answered());
        return statuses.record(answered, next, Optional.empty())
                ? new Outcome.Moved()
                : new Outcome.Raced();
    }

    /** The Secret holds the password; status follows. */
    Outcome note(Situation situation, Facts facts, Key key, Delivery.Holds delivery) {
        if (!(facts.wish() instanceof Wish.Granted wish)) {
            return new Outcome.Raced();
        }
        Optional<InHand> other = facts.inHand().filter(it -> !it.isFor(key));
        boolean retried =
                facts.inHand().filter(it -> it.isFor(key)).map(InHand::retried).orElse(true);
        Duration overlap = wish.terms().overlapInForce();
        Ledger published =
                facts.ledger()
                        .publishing(
                                key,
                                delivery.keyID(),
                                delivery.noted(),
                                facts.now(),
                                overlap,
                                retried);
        Ledger next = Rollouts.begun(facts, published, overlap);
        if (!statuses.record(situation.with(facts), next, other)) {
            return new Outcome.Raced();
        }
        if (other.isEmpty()) {
            hands.drop(situation.uid());
        }
        return new Outcome.Moved();
    }
}
