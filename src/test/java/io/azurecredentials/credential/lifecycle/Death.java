package io.azurecredentials.credential.lifecycle;

/** Dying is not an exception anybody may handle. */
final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
        super("died", null, false, false);
    }
}
