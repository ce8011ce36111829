package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.SimulatedWish.PATIENCE;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a simulated operator removes things; every removal is an effect it may die at. */
final class SimulatedRemoval {
    private final SimulatedCluster cluster;
    private final SimulatedAzure azure;
    private final Supplier<Instant> clock;
    private final Consumer<Runnable> effect;

    SimulatedRemoval(
            SimulatedCluster cluster,
            SimulatedAzure azure,
            Supplier<Instant> clock,
            Consumer<Runnable> effect) {
        this.cluster = cluster;
        this.azure = azure;
        this.clock = clock;
        this.effect = effect;
    }

    Ledger retire(Principal principal, Key key) {
        return cluster.ledger
                .losing()
                .retired(key, remove(principal, key), clock.get(), PATIENCE.settle());
    }

    private boolean remove(Principal principal, Key key) {
        boolean[] removed = new boolean[1];
        Optional<String> keyID =
                key.keyID()
                        .or(
                                () ->
                                        azure.visiblePassword(
                                                        principal.ids().orElseThrow().objectID(),
                                                        cluster.owner.marker(key))
                                                .map(SimulatedAzure.Password::keyID));
        keyID.ifPresent(
                id ->
                        effect.accept(
                                () ->
                                        removed[0] =
                                                azure.removePassword(
                                                        principal.ids().orElseThrow().objectID(),
                                                        id)));
        return removed[0];
    }

    Ledger revoke(Principal principal) {
        boolean removed =
                principal.isShared()
                        ? cluster.ledger.keysOn(principal).toList().stream()
                                .map(it -> remove(principal, it))
                                .reduce(true, Boolean::logicalAnd)
                        : revokeOwn(principal);
        return cluster.read(cluster.ledger, clock.get())
                .losing()
                .revoked(principal, removed, clock.get(), PATIENCE.settle());
    }

    private boolean revokeOwn(Principal principal) {
        boolean[] all = {true};
        principal
                .ids()
                .ifPresent(
                        ids ->
                                principal
                                        .rights()
                                        .all()
                                        .forEach(
                                                it ->
                                                        effect.accept(
                                                                () ->
                                                                        all[0] &=
                                                                                azure.take(
                                                                                        ids
                                                                                                .servicePrincipalID(),
                                                                                        it))));
        Optional<SimulatedAzure.App> app = azure.find(SimulatedWish.name(cluster.owner, principal));
        effect.accept(() -> all[0] &= app.isPresent() && azure.deleteApp(app.get()));
        return all[0];
    }
}
