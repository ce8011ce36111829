package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which root credential a config has, and whether it gives access. What its Secret holds is taken
 * up once it has proven to work, and not before: a Secret that is edited to garbage or taken away
 * takes nothing from what was issued.
 */
final class Access {
    private final KubernetesClient client;
    private final Tenants tenants;
    private final Safe safe;
    private final Proofs proofs;
    private final Clock clock;

    Access(KubernetesClient client, Tenants tenants, Safe safe, Clock clock) {
        this.client = client;
        this.tenants = tenants;
        this.safe = safe;
        this.proofs = new Proofs(clock);
        this.clock = clock;
    }

    /** Looks at config and Secret as they are now, and takes up what is new and works. */
    Standing look(AzureConfig config) {
        return switch (Tenants.tenantInForce(config)) {
            case Answer.Refused<String> refused -> new Standing(Optional.empty(), refused);
            case Answer.Given<String> given -> look(config, safe.of(config), given);
        };
    }

    private Standing look(AzureConfig config, Optional<Held> held, Answer<String> tenantID) {
        Answer<Root> wanted = BootstrapSecret.read(client, config);
        return switch (wanted) {
            case Answer.Refused<Root>(Problem problem) ->
                    new Standing(working(config, held), Answer.refused(problem));
            case Answer.Given<Root>(Root root)
                    when held.filter(it -> it.isFrom(root)).isPresent() ->
                    unchanged(config, held.get(), tenantID);
            case Answer.Given<Root>(Root root) -> takeUp(config, held, root, tenantID);
        };
    }

    private Standing unchanged(AzureConfig config, Held held, Answer<String> tenantID) {
        Answer<Tenant.Access> answer = prove(config, held);
        return new Standing(
                Optional.of(held).filter(_ -> !isRefused(answer)).map(Access::told),
                answer.then(_ -> tenantID));
    }

    private Standing takeUp(
            AzureConfig config, Optional<Held> held, Root root, Answer<String> tenantID) {
        proofs.keepOnly(
                config, held.map(it -> it.root().fingerprint()).orElse(""), root.fingerprint());
        return switch (proofs.of(config, root, tenants.tried(config, root))) {
            case Answer.Given<Tenant.Access> _ -> {
                Held taken =
                        new Held(
                                root,
                                root.fingerprint(),
                                clock.instant().truncatedTo(ChronoUnit.SECONDS));
                safe.keep(config, taken);
                tenants.use(config, root);
                yield new Standing(Optional.of(told(taken)), tenantID);
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
