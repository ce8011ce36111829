package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.SimulatedWish.PATIENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a simulated operator gives and takes rights; each is an effect it may die at. */
final class SimulatedRights {
    private final SimulatedCluster cluster;
    private final SimulatedAzure azure;
    private final Supplier<Instant> clock;
    private final Consumer<Runnable> effect;

    SimulatedRights(
            SimulatedCluster cluster,
            SimulatedAzure azure,
            Supplier<Instant> clock,
            Consumer<Runnable> effect) {
        this.cluster = cluster;
        this.azure = azure;
        this.clock = clock;
        this.effect = effect;
    }

    /** What the role says at this moment. */
    List<Right> wanted() {
        return cluster.wish.rights();
    }

    void give(Principal principal, List<Right> rights) {
        for (Right right : rights) {
            effect.accept(() -> azure.give(id(principal), right));
        }
    }

    Ledger give(Step.Give step) {
        give(step.principal(), step.rights());
        return amending(step.principal()).given(step.rights(), step.surplus());
    }

    Ledger take(Step.Take step) {
        List<Right> removed = new ArrayList<>();
        for (Right right : step.rights()) {
            effect.accept(
                    () -> {
                        if (azure.take(id(step.principal()), right)) {
                            removed.add(right);
                        }
                    });
        }
        return amending(step.principal()).taken(step.rights(), removed);
    }

    private Amendments amending(Principal principal) {
        return cluster.ledger.amending(principal, clock.get(), PATIENCE.settle());
    }

    private static String id(Principal principal) {
        return principal.ids().orElseThrow().servicePrincipalID();
    }
}
