package io.azurecredentials.rbac;

import io.azurecredentials.peer.PeerAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for what is asked at a time, a few of them for each peer: who takes all of his leaves the
 * others theirs. Thread-safe.
 */
final class Places {
    private final int most;
    private final int mostOfPeer;
    private final Map<PeerAddress, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int mostOfPeer) {
        this.most = most;
        this.mostOfPeer = mostOfPeer;
    }

    /** False if there is none for him; otherwise he has to {@link #leave} it. */
    synchronized boolean take(PeerAddress peer) {
        int his = taken.getOrDefault(peer, 0);
        if (all == most || his == mostOfPeer) {
            return false;
        }
        taken.put(peer, his + 1);
        all++;
        return true;
    }

    synchronized void leave(PeerAddress peer) {
        int left = taken.getOrDefault(peer, 1) - 1;
        if (left == 0) {
            taken.remove(peer);
        } else {
            taken.put(peer, left);
        }
        all--;
    }
}
