package io.azurecredentials.credential.lifecycle;

import java.util.Set;

/** The object, its Secret, and how often anything was done to the world. */
final class SimulatedCluster {
    Ledger ledger = Ledger.EMPTY;
    Ledger stale = Ledger.EMPTY;
    int version;
    int secretVersion;
    Delivery delivery = new Delivery.Absent();
    Asked asked = Asked.NOTHING;
    Wish.Granted wish = SimulatedWish.WISH;
    boolean deleting;
    boolean roleGoes;
    boolean gone;
    int effects;
    int dice;
    Set<Integer> deaths = Set.of();

    boolean goes() {
        gone = true;
        return true;
    }
}
