package io.azurecredentials.emulator.http;

import java.time.Duration;

/**
 * What a request costs, and of which budget: a bucket that is full at the start and fills up again
 * evenly.
 *
 * @param kind the name of the limit, which refusals print
 * @param holder whose budget it is
 * @param cost what this request takes out
 * @param capacity what fits in
 * @param window how long it takes to fill an empty one
 */
public record Charge(String kind, String holder, double cost, double capacity, Duration window) {

    /** The same charge to a budget of another size. */
    public Charge scaled(double share) {
        return new Charge(kind, holder, cost, capacity * share, window);
    }
}
