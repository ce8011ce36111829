package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.resolution.Destination;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which root credential a config has, and whether it gives access. What its Secret holds is taken
 * up once it has proven to work, and not before: a Secret that is edited to garbage or taken away
 * takes nothing from what was issued.
 */
final class Access {
    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Wanted wanted;
    private final Tenants tenants;
    private final Safe safe;
    private final Proofs proofs;
    private final Proofs names;
    private final Clock clock;

    Access(Wanted wanted, Tenants tenants, Safe safe, Clock clock) {
        this.wanted = wanted;
        this.tenants = tenants;
        this.safe = safe;
        this.proofs = new Proofs(clock);
        this.names = new Proofs(clock);
        this.clock = clock;
    }

    /** Looks at config and Secret as they are now, and takes up what is new and works. */
    Standing look(AzureConfig config) {
        Safe.Stored stored = safe.stored(config);
        return switch (wanted.destination(config)) {
            case Answer.Refused<Destination> refused ->
                    new Standing(
                            wanted.place(config) instanceof Answer.Given
                                    ? working(config, stored.held())
                                    : Optional.empty(),
                            refused);
            case Answer.Given<Destination>(Destination it) -> look(config, stored, it);
        };
    }

    /** What was written down last, while nothing new is taken up any more. */
    Standing recorded(AzureConfig config) {
        return new Standing(ConfigStatuses.recordedRoot(config), wanted.destination(config));
    }

    private Standing look(AzureConfig config, Safe.Stored stored, Destination destination) {
        Optional<Held> held = stored.held();
        return switch (wanted.root(config, destination, held)) {
            case Answer.Refused<Root>(Problem problem) ->
                    new Standing(working(config, held), Answer.refused(problem));
            case Answer.Given<Root>(Root root)
                    when held.filter(it -> it.isFrom(root) && isNamed(it, root, config))
                            .isPresent() ->
                    refreshed(config, stored, held.get(), root, destination);
            case Answer.Given<Root>(Root root) -> takeUp(config, stored, root, destination);
        };
    }

    /** Another key id is told of the same password. */
    private static boolean isNamed(Held held, Root root, AzureConfig config) {
        return held.isOurs() || held.name().keyID().equals(RootName.keyID(config, root));
    }

    /** What is revoked after the ServiceAccount is gone is revoked with its last token. */
    private Standing refreshed(
            AzureConfig config, Safe.Stored stored, Held held, Root root, Destination destination) {
        Held fresh = held.refreshed(root);
        return fresh.root().edition().equals(held.root().edition())
                        || safe.keep(config, fresh, stored)
                ? unchanged(config, stored, fresh, root, destination)
                : raced(config, Optional.of(held));
    }

    /**
     * A password of ours that somebody took away gives way to what the Secret holds, if that still
     * works.
     */
    private Standing unchanged(
            AzureConfig config, Safe.Stored stored, Held held, Root root, Destination destination) {
        Answer<Tenant.Access> answer = prove(config, held);
        if (!isRefused(answer) || !held.isOurs()) {
            Optional<Problem> named = naming(config, held, answer);
            return named.filter(it -> !(it instanceof Problem.Retryable))
                    .map(it -> forgetName(config, stored, held, it))
                    .orElseGet(
                            () ->
                                    new Standing(
                                            Optional.of(held)
                                                    .filter(_ -> !isRefused(answer))
                                                    .map(RootName::told),
                                            answer.map(_ -> destination),
                                            named.flatMap(
                                                    it ->
                                                            RootName.remark(
                                                                    config,
                                                                    held,
                                                                    it,
                                                                    clock.instant()))));
        }
        if (clock.instant().isBefore(held.since().plus(settle(config)))) {
            proofs.forget(config);
            return new Standing(Optional.of(RootName.told(held)), Answer.given(destination));
        }
        return takeUp(config, stored, root, destination);
    }

    /**
     * What is wrong with the key id. Graph may have said nothing of it when it was taken up, so it
     * is asked again now and then.
     */
    private Optional<Problem> naming(AzureConfig config, Held held, Answer<Tenant.Access> proven) {
        if (held.isOurs() || held.name().keyID().isEmpty()) {
            return Optional.empty();
        }
        return proven instanceof Answer.Given
                        && named(config, held.root(), tenants.use(config, held.root()))
                                instanceof Answer.Refused<Tenant.Access>(Problem problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    /** What works goes on, and nothing is removed for a key id that is somebody else's. */
    private Standing forgetName(
            AzureConfig config, Safe.Stored stored, Held held, Problem problem) {
        Held unnamed = new Held(held.root(), held.source(), held.since());
        return RootLedger.of(config).agrees(stored.kept()) && safe.keep(config, unnamed, stored)
                ? new Standing(Optional.of(RootName.told(unnamed)), Answer.refused(problem))
                : raced(config, Optional.of(held));
    }

    private Standing takeUp(
            AzureConfig config, Safe.Stored stored, Root root, Destination destination) {
        Optional<Held> held = stored.held();
        proofs.keepOnly(
                config, held.map(it -> it.root().fingerprint()).orElse(""), root.fingerprint());
        names.keepOnly(config, "", root.fingerprint());
        Tenant tenant = tenants.tried(root);
        return switch (proofs.of(config, root, tenant)
                .then(_ -> unlessOpen(named(config, root, tenant)))
                .then(_ -> identified(root, tenant))) {
            case Answer.Given<Root>(Root proven) ->
                    RootLedger.of(config).agrees(stored.kept())
                            ? keep(config, stored, proven, destination)
                            : raced(config, held);
            case Answer.Refused<Root>(Problem problem) ->
                    new Standing(working(config, held), Answer.refused(problem));
        };
    }

    private Answer<Tenant.Access> named(AzureConfig config, Root root, Tenant tenant) {
        return names.of(config, root, () -> RootName.checked(config, root, tenant));
    }

    /** What Graph does not show yet is no reason to do without it. */
    private static Answer<Tenant.Access> unlessOpen(Answer<Tenant.Access> answer) {
        return isRefused(answer) ? answer : Answer.given(new Tenant.Access());
    }

    /** Which client id a managed identity has is told by its tokens. */
    private static Answer<Root> identified(Root root, Tenant tenant) {
        return root instanceof PodRoot.Managed identity
                ? tenant.clientID().map(identity::as)
                : Answer.given(root);
    }

    private Standing keep(
            AzureConfig config, Safe.Stored stored, Root root, Destination destination) {
        return switch (RootName.of(config, root, tenants.tried(root))) {
            case Answer.Given<Held.Name>(Held.Name name) ->
                    keep(config, stored, taken(stored, root, name), destination);
            case Answer.Refused<Held.Name>(Problem problem) ->
                    new Standing(working(config, stored.held()), Answer.refused(problem));
        };
    }

    private Held taken(Safe.Stored stored, Root root, Held.Name name) {
        return new Held(
                root,
                root.fingerprint(),
                stored.held()
                        .filter(it -> it.root().fingerprint().equals(root.fingerprint()))
                        .map(Held::since)
                        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                name);
    }

    private Standing keep(
            AzureConfig config, Safe.Stored stored, Held taken, Destination destination) {
        if (!safe.keep(config, taken, stored)) {
            return raced(config, stored.held());
        }
        tenants.use(config, taken.root());
        return new Standing(Optional.of(RootName.told(taken)), Answer.given(destination));
    }

    private Standing raced(AzureConfig config, Optional<Held> held) {
        return new Standing(
                working(config, held),
                Answer.refused(
                        new Problem.Retryable(
                                Reason.KUBERNETES_UNAVAILABLE,
                                "Something else came into force at the same moment; this is tried"
                                        + " again.",
                                Optional.of(MOMENT))));
    }

    private static Duration settle(AzureConfig config) {
        return RotationFacts.patience(config.getSpec()).settle();
    }

    private Optional<RootCredential> working(AzureConfig config, Optional<Held> held) {
        return held.filter(it -> wanted.mayUse(config, it.root()))
                .filter(it -> !isRefused(prove(config, it)))
                .map(RootName::told);
    }

    private Answer<Tenant.Access> prove(AzureConfig config, Held held) {
        return proofs.of(config, held, tenants.use(config, held.root()));
    }

    /** While Azure cannot be asked, what it said last is all that is known. */
    private static boolean isRefused(Answer<Tenant.Access> answer) {
        return answer instanceof Answer.Refused<Tenant.Access>(Problem problem)
                && !(problem instanceof Problem.Retryable);
    }

    /** The config goes: nothing is left that its root credential would be needed for. */
    void forget(AzureConfig config) {
        proofs.forget(config);
        names.forget(config);
        wanted.forget(config);
        tenants.forget(config);
        safe.clear(config);
    }
}
