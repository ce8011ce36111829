package io.azurecredentials.credential.lifecycle;

/** What stands where the Secret should be. */
public sealed interface Delivery {
    /** Nothing. */
    record Absent() implements Delivery {}

    /** A Secret of that name that is not ours; it must stay untouched. */
    record Foreign() implements Delivery {}

    /**
     * Our Secret, made for the password of this try.
     *
     * @param noted digest of its data as it was written, as the Secret itself says
     * @param actual digest of the data as it is; another one means that somebody edited it
     * @param shape what it was to look like, as {@link Wish.Granted#shape}
     */
    record Holds(
            long sequence, String attempt, String keyID, String noted, String actual, String shape)
            implements Delivery {}
}
