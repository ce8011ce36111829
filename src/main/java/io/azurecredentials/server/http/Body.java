package io.azurecredentials.server.http;

import java.util.Arrays;

/** The bytes of a request's body, which may hold secrets: they print as their number only. */
public final class Body {
    /** There is none. */
    public static final Body NONE = new Body(new byte[0]);

    private final byte[] content;

    private Body(byte[] content) {
        this.content = content;
    }

    /** Holds what it is given; nobody else may change it any more. */
    public static Body of(byte[] content) {
        return content.length == 0 ? NONE : new Body(content);
    }

    /** A copy. */
    public byte[] bytes() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body it && Arrays.equals(content, it.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
