package io.azurecredentials.role;

import static io.azurecredentials.base.Reason.AZURE_UNAVAILABLE;
import static io.azurecredentials.base.Reason.CONFIG_NOT_FOUND;
import static io.azurecredentials.base.Reason.NAMESPACE_TERMINATING;
import static io.azurecredentials.base.Reason.NAME_IN_USE;
import static io.azurecredentials.base.Reason.NOT_VISIBLE_YET;
import static io.azurecredentials.base.Reason.SUSPENDED;

import io.azurecredentials.admission.Namespaces;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.application.Confirmation;
import io.azurecredentials.application.Construction;
import io.azurecredentials.application.Entitlement;
import io.azurecredentials.application.Novelty;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.InHand;
import io.azurecredentials.role.lifecycle.Wish;
import io.azurecredentials.status.Unchanged;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes what was reserved: application, service principal and rights, and never a password. */
final class Making {
    private final KubernetesClient client;
    private final Namespaces namespaces;
    private final Hands hands;
    private final Clock clock;

    Making(KubernetesClient client, Hands hands, Clock clock) {
        this.client = client;
        this.namespaces = new Namespaces(client);
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * What forbids to make anything now. Reserved first, looked at afterwards: a config that is to
     * go either sees our reservation and waits for us, or is seen going here.
     */
    Optional<Problem> obstacle(Situation situation) {
        if (namespaces.isTerminating(situation.role().getMetadata().getNamespace())) {
            return Optional.of(
                    new Problem.UserError(
                            NAMESPACE_TERMINATING,
                            "The namespace is being deleted, so nothing is made for a role in"
                                    + " it."));
        }
        if (situation.sources().wanted().filter(it -> it.getSpec().suspend()).isPresent()) {
            return Optional.of(
                    new Problem.UserError(
                            SUSPENDED,
                            "The AzureConfig is suspended, so nothing is made through it."));
        }
        return situation.sources().wanted().filter(it -> stays(situation, it)).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Problem.UserError(
                                CONFIG_NOT_FOUND,
                                "The AzureConfig is being deleted or does not exist any more, so"
                                        + " nothing is made through it."));
    }

    /** What waits long is done only if nobody changed the role meanwhile. */
    Confirmation confirmation(Situation situation) {
        return new Confirmation(
                new Unchanged(client, situation.role()),
                situation.facts().now(),
                situation.facts().settle(),
                clock);
    }

    /** One that is to go waits for what was made through it, and for what takes its place. */
    private boolean stays(Situation situation, AzureConfig known) {
        String uid = known.getMetadata().getUid();
        return Optional.ofNullable(client.resource(known).get())
                .filter(it -> it.getMetadata().getUid().equals(uid))
                .filter(
                        it ->
                                it.getMetadata().getDeletionTimestamp() == null
                                        || situation.hasMadeThrough(uid))
                .isPresent();
    }

    Answer<Estate> create(
            Tenant tenant,
            Situation situation,
            Principal principal,
            Blueprint blueprint,
            Wish.Kept wish) {
        InHand hand = hand(situation, principal);
        return learned(situation, hand, Construction.of(tenant, blueprint))
                .map(it -> situation.estate().identified(principal, it, wish, !hand.sole()));
    }

    Answer<Estate> assign(Tenant tenant, Situation situation, Principal principal) {
        InHand hand = hand(situation, principal);
        Entitlement entitlement = Entitlement.of(tenant, principal);
        return learned(situation, hand, entitlement.give(principal.rights().open()))
                .map(_ -> situation.estate().confirmed(principal, now(), !hand.sole()));
    }

    private <T> Answer<T> learned(Situation situation, InHand hand, Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T> given -> {
                hands.take(situation.uid(), hand.shown());
                yield given;
            }
            case Answer.Refused<T>(Problem problem) -> {
                hands.take(situation.uid(), learned(hand, problem));
                boolean fresh = now().isBefore(hand.since().plus(situation.facts().settle()));
                yield Answer.refused(
                        fresh ? Novelty.soften(problem, situation.interval()) : problem);
            }
        };
    }

    private InHand learned(InHand hand, Problem problem) {
        if (problem.reason() == AZURE_UNAVAILABLE) {
            return hand.uncertain();
        }
        return problem.reason() == NAME_IN_USE || problem.reason() == NOT_VISIBLE_YET
                ? hand.missing(now())
                : hand;
    }

    private InHand hand(Situation situation, Principal principal) {
        return situation
                .facts()
                .hand()
                .filter(it -> it.epoch() == principal.epoch())
                .orElseGet(() -> InHand.takenUp(principal.epoch(), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
