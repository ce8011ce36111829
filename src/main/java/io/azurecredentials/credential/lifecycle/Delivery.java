package io.azurecredentials.credential.lifecycle;

/** What stands where the Secret should be. */
public sealed interface Delivery {
    /** Nothing. */
    record Absent() implements Delivery {}

    /** A Secret of that name that is not ours; it must stay untouched. */
    record Foreign() implements Delivery {}

    /** Our Secret, holding the password of this try. */
    record Holds(long sequence, String attempt, String keyID) implements Delivery {}
}
