package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.SimulatedWish.PATIENCE;

import io.azurecredentials.role.lifecycle.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a simulated operator takes away what a role keeps; every removal is an effect. */
final class SimulatedClearance {
    private final SimulatedRole role;
    private final SimulatedAzure azure;
    private final Supplier<Instant> clock;
    private final Consumer<Runnable> effect;

    SimulatedClearance(
            SimulatedRole role,
            SimulatedAzure azure,
            Supplier<Instant> clock,
            Consumer<Runnable> effect) {
        this.role = role;
        this.azure = azure;
        this.clock = clock;
        this.effect = effect;
    }

    Estate take(Principal principal, List<Right> rights) {
        List<Right> removed = new ArrayList<>();
        for (Right right : rights) {
            effect.accept(
                    () -> {
                        if (azure.take(servicePrincipal(principal), right)) {
                            removed.add(right);
                        }
                    });
        }
        Estate estate = role.now.estate();
        return estate.with(
                estate.ledger()
                        .amending(principal, clock.get(), PATIENCE.settle())
                        .taken(rights, removed));
    }

    Estate revoke(Principal principal) {
        boolean[] all = {true};
        if (principal.ids().isPresent()) {
            principal
                    .rights()
                    .all()
                    .forEach(
                            it ->
                                    effect.accept(
                                            () ->
                                                    all[0] &=
                                                            azure.take(
                                                                    servicePrincipal(principal),
                                                                    it)));
        }
        Optional<SimulatedAzure.App> app = azure.find(name(principal));
        effect.accept(() -> all[0] &= app.isPresent() && azure.deleteApp(app.get()));
        Estate estate = role.now.estate();
        return estate.with(
                estate.ledger()
                        .losing()
                        .revoked(principal, all[0], clock.get(), PATIENCE.settle()));
    }

    private static String name(Principal principal) {
        return SimulatedRole.OWNER.uniqueName(principal.epoch());
    }

    private static String servicePrincipal(Principal principal) {
        return principal.ids().orElseThrow().servicePrincipalID();
    }
}
