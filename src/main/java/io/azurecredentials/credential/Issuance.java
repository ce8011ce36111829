package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.AZURE_UNAVAILABLE;
import static io.azurecredentials.base.Reason.NOT_VISIBLE_YET;

import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Format;
import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.azure.Identities.Proof;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.InHand;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.credential.rendering.Layout;
import io.azurecredentials.leadership.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes what was reserved: application, service principal, roles, password, proof, Secret. */
final class Issuance {
    private final CredentialStatuses statuses;
    private final SecretPublisher secrets;
    private final Hands hands;
    private final Gate gate;

    Issuance(CredentialStatuses statuses, SecretPublisher secrets, Hands hands, Gate gate) {
        this.statuses = statuses;
        this.secrets = secrets;
        this.hands = hands;
        this.gate = gate;
    }

    Outcome create(Tenant tenant, Situation situation, Principal principal) {
        if (!(situation.facts().wish() instanceof Wish.Granted wish)) {
            return new Outcome.Raced();
        }
        Blueprint blueprint = Blueprints.of(situation, principal.epoch());
        Answer<Ids> made =
                write(() -> tenant.directory().upsertApplication(blueprint))
                        .then(it -> withServicePrincipal(tenant, it, blueprint));
        return switch (made) {
            case Answer.Given<Ids>(Ids ids) -> {
                Ledger next =
                        situation
                                .facts()
                                .ledger()
                                .identified(
                                        principal, ids, wish.grants(), hand(situation).retried());
                boolean written = statuses.record(situation, next, situation.facts().inHand());
                yield written ? new Outcome.Moved() : new Outcome.Raced();
            }
            case Answer.Refused<Ids>(Problem problem) ->
                    failed(situation, soonAfter(situation, principal, problem));
        };
    }

    private Answer<Ids> withServicePrincipal(
            Tenant tenant, Application application, Blueprint blueprint) {
        return write(
                        () ->
                                tenant.directory()
                                        .upsertServicePrincipal(application.appID(), blueprint))
                .map(
                        (ServicePrincipal it) ->
                                new Ids(
                                        application.objectID(),
                                        application.appID(),
                                        it.objectID()));
    }

    Outcome assign(Tenant tenant, Situation situation, Principal principal) {
        List<Assignment> wanted = Blueprints.assignments(principal);
        Answer<List<Assignment>> made =
                Parallel.all(wanted, it -> write(() -> tenant.authorization().assign(it)));
        return switch (made) {
            case Answer.Given<List<Assignment>> _ -> {
                hands.update(situation.uid(), hand(situation).withGrants());
                yield new Outcome.Moved();
            }
            case Answer.Refused<List<Assignment>>(Problem problem) ->
                    failed(situation, soonAfter(situation, principal, problem));
        };
    }

    Outcome issue(Tenant tenant, Situation situation, Principal principal, Key key) {
        Facts facts = situation.facts();
        Answer<NewPassword> made =
                write(
                        () ->
                                tenant.directory()
                                        .addPassword(
                                                ids(principal).objectID(),
                                                facts.owner().marker(key),
                                                key.endsAt()));
        return switch (made) {
            case Answer.Given<NewPassword>(NewPassword it) -> {
                hands.issued(
                        situation.uid(),
                        hand(situation).issued(it.keyID(), facts.now()),
                        it.text());
                yield new Outcome.Moved();
            }
            case Answer.Refused<NewPassword>(Problem problem) -> notIssued(situation, problem);
        };
    }

    /** A password that may have been made, with a text nobody knows: this attempt is lost. */
    private Outcome notIssued(Situation situation, Problem problem) {
        if (problem.reason() == AZURE_UNAVAILABLE) {
            hands.drop(situation.uid());
        } else if (problem.reason() == NOT_VISIBLE_YET) {
            hands.update(situation.uid(), hand(situation).withoutApplication());
        }
        return new Outcome.Failed(problem);
    }

    Outcome prove(Tenant tenant, Situation situation, Principal principal) {
        Optional<Sensitive> password = hands.password(situation.uid());
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

    Outcome publish(Situation situation, Principal principal, Key key, String keyID) {
        Optional<Sensitive> password = hands.password(situation.uid());
        if (password.isEmpty() || situation.config().isEmpty()) {
            return new Outcome.Raced();
        }
        Layout.Values values =
                new Layout.Values(
                        ids(principal).appID(),
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
        if (!statuses.record(
                situation.with(situation.credential(), facts), next, Optional.empty())) {
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

    private Outcome failed(Situation situation, Problem problem) {
        if (problem.reason() == AZURE_UNAVAILABLE) {
            hands.update(situation.uid(), hand(situation).uncertain());
        }
        return new Outcome.Failed(problem);
    }

    /** Just after their creation, Azure refuses to work with things it does not know yet. */
    private static Problem soonAfter(Situation situation, Principal principal, Problem problem) {
        boolean soon =
                situation
                        .facts()
                        .now()
                        .isBefore(
                                principal.reservedAt().plus(situation.facts().patience().settle()));
        return problem instanceof Problem.Denied && soon
                ? Problem.retryable(problem.reason(), problem.message())
                : problem;
    }

    private <T> Answer<T> write(Supplier<Answer<T>> call) {
        gate.pass();
        return call.get();
    }

    private static InHand hand(Situation situation) {
        return situation.facts().inHand().orElseThrow();
    }

    private static Ids ids(Principal principal) {
        return principal.ids().orElseThrow();
    }
}
