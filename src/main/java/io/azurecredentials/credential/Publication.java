package io.azurecredentials.credential;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
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
        return delivery instanceof Delivery.Holds held
                ? write(situation, key, secret, held)
                : new Outcome.Raced();
    }

    private Outcome write(Situation situation, Key key, Secret secret, Delivery.Holds held) {
        return switch (secrets.publish(secret, situation.secret(key.secretName()))) {
            case RACED -> new Outcome.Raced();
            case REJECTED -> new Outcome.Failed(rejected(secret));
            case DONE -> {
                Facts facts = situation.facts();
                Facts written = facts.after(facts.shelf().with(key.secretName(), held));
                yield note(situation, written.at(clock.instant()), key, held);
            }
        };
    }

    /** Why may quote what is in the Secret, so whoever wants to know asks. */
    private static Problem rejected(Secret secret) {
        return new Problem.UserError(
                Reason.SECRET_REJECTED,
                "The API server does not take Secret %1$s: an admission policy, a quota, its type, which may ask for other keys, or a permission that the operator lacks; see why: kubectl create secret generic %1$s-try --type=%2$s -n %3$s --dry-run=server"
                        .formatted(
                                secret.getMetadata().getName(),
                                secret.getType(),
                                secret.getMetadata().getNamespace()));
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
