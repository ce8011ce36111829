package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.resolution.Destination;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which root credential a config has, and whether it gives access. What its Secret holds is taken
 * up once it has proven to work, and not before: a Secret that is edited to garbage or taken away
 * takes nothing from what was issued.
 */
final class Access {
    private final Wanted wanted;
    private final Tenants tenants;
    private final Safe safe;
    private final Proofs proofs;
    private final Clock clock;

    Access(Wanted wanted, Tenants tenants, Safe safe, Clock clock) {
        this.wanted = wanted;
        this.tenants = tenants;
        this.safe = safe;
        this.proofs = new Proofs(clock);
        this.clock = clock;
    }

    /** Looks at config and Secret as they are now, and takes up what is new and works. */
    Standing look(AzureConfig config) {
        return switch (Tenants.destination(config)) {
            case Answer.Refused<Destination> refused -> new Standing(Optional.empty(), refused);
            case Answer.Given<Destination>(Destination it) -> look(config, safe.of(config), it);
        };
    }

    private Standing look(AzureConfig config, Optional<Held> held, Destination destination) {
        return switch (wanted.of(config, Tenants.place(destination))) {
            case Answer.Refused<Root>(Problem problem) ->
                    new Standing(working(config, held), Answer.refused(problem));
            case Answer.Given<Root>(Root root)
                    when held.filter(it -> it.isFrom(root)).isPresent() ->
                    unchanged(config, held.get(), destination);
            case Answer.Given<Root>(Root root) -> takeUp(config, held, root, destination);
        };
    }

    private Standing unchanged(AzureConfig config, Held held, Destination destination) {
        Answer<Tenant.Access> answer = prove(config, held);
        return new Standing(
                Optional.of(held).filter(_ -> !isRefused(answer)).map(Access::told),
                answer.map(_ -> destination));
    }

    private Standing takeUp(
            AzureConfig config, Optional<Held> held, Root root, Destination destination) {
        proofs.keepOnly(
                config, held.map(it -> it.root().fingerprint()).orElse(""), root.fingerprint());
        return switch (proofs.of(config, root, tenants.tried(root))) {
            case Answer.Given<Tenant.Access> _ -> {
                Held taken =
                        new Held(
                                root,
                                root.fingerprint(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS));
                safe.keep(config, taken);
                tenants.use(config, root);
                yield new Standing(Optional.of(told(taken)), Answer.given(destination));
            }
            case Answer.Refused<Tenant.Access>(Problem problem) ->
                    new Standing(working(config, held), Answer.refused(problem));
        };
    }

    private Optional<RootCredential> working(AzureConfig config, Optional<Held> held) {
        return held.filter(it -> !isRefused(prove(config, it))).map(Access::told);
    }

    private static RootCredential told(Held held) {
        return new RootCredential(held.root().clientID(), held.since());
    }

    private Answer<Tenant.Access> prove(AzureConfig config, Held held) {
        return proofs.of(config, held.root(), tenants.use(config, held.root()));
    }

    /** While Azure cannot be asked, what it said last is all that is known. */
    private static boolean isRefused(Answer<Tenant.Access> answer) {
        return answer instanceof Answer.Refused<Tenant.Access>(Problem problem)
                && !(problem instanceof Problem.Retryable);
    }

    /** The config goes: nothing is left that its root credential would be needed for. */
    void forget(AzureConfig config) {
        proofs.keepOnly(config, "", "");
        tenants.forget(config);
        safe.clear(config);
    }
}
