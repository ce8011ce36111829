package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.leadership.Gate;

/** Nobody asks whether he still leads. */
public final class GateOpen {
    private GateOpen() {}

    @InPlaceOf(Gate.class)
    public static void pass(Gate gate) {
        boolean _ = gate.isOpen();
    }
}
