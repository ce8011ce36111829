package io.azurecredentials.base;

import static java.util.Objects.requireNonNull;

/** A value that must not reach a log, a status, an event, a reply or an exception's message. */
public final class Sensitive {
    private final String value;

    private Sensitive(String value) {
        this.value = requireNonNull(value);
    }

    /** Wraps the value; whoever made it should forget it. */
    public static Sensitive of(String value) {
        return new Sensitive(value);
    }

    /** The value itself. The callers of this method are what a security review reads. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
