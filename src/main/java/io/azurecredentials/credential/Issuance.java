package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.APPLICATION_NOT_FOUND;
import static io.azurecredentials.base.Reason.AZURE_UNAVAILABLE;
import static io.azurecredentials.base.Reason.NAME_IN_USE;
import static io.azurecredentials.base.Reason.NOT_VISIBLE_YET;
import static io.azurecredentials.base.Reason.PERMISSION_MISSING;

import io.azurecredentials.application.Confirmation;
import io.azurecredentials.application.Construction;
import io.azurecredentials.application.Entitlement;
import io.azurecredentials.application.Novelty;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Identities.Proof;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Configs;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.credential.lifecycle.Target;
import io.azurecredentials.credential.lifecycle.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes what was reserved: application, service principal, rights, password; and proves it. */
final class Issuance {
    private final CredentialStatuses statuses;
    private final Hands hands;

    Issuance(CredentialStatuses statuses, Hands hands) {
        this.statuses = statuses;
        this.hands = hands;
    }

    Outcome create(Tenant tenant, Situation situation, Principal principal) {
        if (!(situation.facts().wish() instanceof Wish.Granted wish)) {
            return new Outcome.Raced();
        }
        Blueprint blueprint = Blueprints.of(situation, principal);
        return switch (tenant.directory().upsertApplication(blueprint)) {
            case Answer.Given<Application>(Application it) -> {
                InHand hand = hand(situation).withApplication(situation.facts().now());
                hands.update(situation.uid(), hand);
                yield complete(tenant, situation.with(hand), principal, it, wish.rights());
            }
            case Answer.Refused<Application>(Problem problem) ->
                    failed(situation, soonAfter(situation, principal, problem));
        };
    }

    private Outcome complete(
            Tenant tenant,
            Situation situation,
            Principal principal,
            Application application,
            List<Right> rights) {
        Blueprint blueprint = Blueprints.of(situation, principal);
        return switch (Construction.withServicePrincipal(tenant, application, blueprint)) {
            case Answer.Given<Ids>(Ids ids) -> {
                InHand hand = hand(situation);
                Ledger next =
                        situation
                                .facts()
                                .ledger()
                                .identified(principal, ids, rights, hand.retried());
                boolean written = statuses.record(situation, next, Optional.of(hand));
                yield written ? new Outcome.Moved() : new Outcome.Raced();
            }
            case Answer.Refused<Ids>(Problem problem) ->
                    failed(situation, soonAfter(situation, principal, problem));
        };
    }

    Outcome assign(Tenant tenant, Situation situation, Principal principal) {
        Entitlement entitlement = Entitlement.of(tenant, principal);
        Answer<List<Right>> given;
        try {
            given = entitlement.give(principal.rights().open());
        } catch (RuntimeException e) {
            // Of several at once, one may have been sent
            hands.update(situation.uid(), hand(situation).uncertain());
            throw e;
        }
        return switch (given) {
            case Answer.Given<List<Right>> _ -> {
                hands.update(situation.uid(), hand(situation).withGrants());
                yield new Outcome.Moved();
            }
            case Answer.Refused<List<Right>>(Problem problem) ->
                    failed(situation, soonAfter(situation, principal, problem));
        };
    }

    /**
     * While the request is under way nothing is in hand: if it ends in a way nobody foresaw, a
     * password may exist with a text nobody knows, and the attempt is lost.
     */
    Outcome issue(Tenant tenant, Situation situation, Principal principal, Key key) {
        Facts facts = situation.facts();
        hands.drop(situation.uid());
        Answer<NewPassword> made;
        try {
            made =
                    tenant.directory()
                            .addPassword(
                                    ids(principal).objectID(),
                                    facts.owner().marker(key),
                                    key.endsAt());
        } catch (Confirmation.Overtaken notSent) {
            hands.take(situation.uid(), hand(situation));
            throw notSent;
        }
        return switch (made) {
            case Answer.Given<NewPassword>(NewPassword it) -> {
                hands.take(situation.uid(), hand(situation));
                hands.issued(
                        situation.uid(),
                        hand(situation).issued(it.keyID(), facts.now()),
                        it.text());
                yield new Outcome.Moved();
            }
            case Answer.Refused<NewPassword>(Problem problem) ->
                    shutOut(situation, principal, problem)
                            .orElseGet(
                                    () ->
                                            notIssued(
                                                    situation,
                                                    principal,
                                                    soonAfter(situation, principal, problem)));
        };
    }

    /** On an application that another root made, and that the one in force may not write to. */
    private Optional<Outcome> shutOut(Situation situation, Principal principal, Problem problem) {
        return Optional.of(problem)
                .filter(it -> it.reason() == PERMISSION_MISSING)
                .flatMap(_ -> situation.sources().of(principal.issuer()))
                .flatMap(Configs::otherRootSince)
                .flatMap(it -> situation.facts().ledger().losing().shutOut(principal, it))
                .map(
                        next ->
                                statuses.record(situation, next, Optional.empty())
                                        ? new Outcome.Moved()
                                        : new Outcome.Raced());
    }

    /** A password that may have been made, with a text nobody knows: this attempt is lost. */
    private Outcome notIssued(Situation situation, Principal principal, Problem problem) {
        boolean gone = isGone(situation, principal, problem);
        if (problem.reason() != AZURE_UNAVAILABLE) {
            InHand hand = hand(situation);
            boolean missing = problem.reason() == NOT_VISIBLE_YET;
            hands.take(situation.uid(), missing ? hand.withoutApplication() : hand);
        }
        return new Outcome.Failed(gone ? gone(principal.target(), ids(principal)) : problem);
    }

    /** One that others use was there before us: if it does not show soon, nobody will make it. */
    private static boolean isGone(Situation situation, Principal principal, Problem problem) {
        return principal.isShared()
                && problem.reason() == NOT_VISIBLE_YET
                && !situation.facts().isNew(principal);
    }

    private static Problem gone(Target target, Ids ids) {
        String sentence =
                "Microsoft Graph does not show the application "
                        + ids.objectID()
                        + " any more, which the AzureRole gives passwords on; ";
        return target instanceof Target.Persisted
                ? Problem.retryable(
                        APPLICATION_NOT_FOUND,
                        sentence + "the role makes another as soon as it finds that out.")
                : new Problem.UserError(
                        APPLICATION_NOT_FOUND,
                        sentence
                                + "restore it from the recycle bin, or have the role name"
                                + " another.");
    }

    Outcome prove(Tenant tenant, Situation situation, Principal principal) {
        Optional<Sensitive> password = hands.password(situation.uid(), situation.facts().inHand());
        if (password.isEmpty()) {
            return new Outcome.Raced();
        }
        return switch (tenant.identities().prove(ids(principal).appID(), password.get())) {
            case Answer.Given<Proof>(Proof proof) -> {
                Duration interval = situation.facts().patience().interval();
                hands.update(
                        situation.uid(),
                        hand(situation)
                                .tried(
                                        proof == Proof.WORKS,
                                        situation.facts().now().plus(interval)));
                yield new Outcome.Moved();
            }
            case Answer.Refused<Proof>(Problem problem) -> new Outcome.Failed(problem);
        };
    }

    private Outcome failed(Situation situation, Problem problem) {
        if (problem.reason() == AZURE_UNAVAILABLE) {
            hands.update(situation.uid(), hand(situation).uncertain());
        }
        if (problem.reason() == NAME_IN_USE || problem.reason() == NOT_VISIBLE_YET) {
            hands.update(situation.uid(), hand(situation).withoutApplication());
        }
        return new Outcome.Failed(problem);
    }

    /** What Azure refuses of things it does not know yet is asked for again soon. */
    private static Problem soonAfter(Situation situation, Principal principal, Problem problem) {
        return situation.facts().isNew(principal)
                ? Novelty.soften(problem, situation.facts().patience().interval())
                : problem;
    }

    private static InHand hand(Situation situation) {
        return situation.facts().inHand().orElseThrow();
    }

    private static Ids ids(Principal principal) {
        return principal.ids().orElseThrow();
    }
}
