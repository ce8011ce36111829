package io.azurecredentials.credential.lifecycle;

import java.util.Set;

/** The object, its Secret, and how often anything was done to the world. */
final class SimulatedCluster {
    Ledger ledger = Ledger.EMPTY;
    Ledger stale = Ledger.EMPTY;
    int version;
    int secretVersion;
    Delivery delivery = new Delivery.Absent();
    Owner owner = SimulatedWish.OWNER;
    Wish.Granted wish = SimulatedWish.WISH;
    Asked asked = Asked.NOTHING;
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
