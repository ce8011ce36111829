package io.azurecredentials.server.http;

import java.util.Arrays;

/** The bytes of a request's body, which may hold secrets: they print as their number only. */
public final class Body {
    /** There is none. */
    public static final Body NONE = new Body(new byte[0], false);

    private static final String FORM = "application/x-www-form-urlencoded";

    private final byte[] content;
    private final boolean form;

    private Body(byte[] content, boolean form) {
        this.content = content;
        this.form = form;
    }

    /** Holds what it is given; nobody else may change it any more. */
    public static Body of(byte[] content) {
        return content.length == 0 ? NONE : new Body(content, false);
    }

    /**
     * The same, as it was announced.
     *
     * @param type {@code Content-Type}, with or without parameters (RFC 9110 section 8.3)
     */
    public Body announced(String type) {
        String media = type.split(";", -1)[0].strip();
        return new Body(content, media.equalsIgnoreCase(FORM));
    }

    /** Whether it was announced as a form, which curl does with everything. */
    public boolean isForm() {
        return form;
    }

    /** A copy. */
    public byte[] bytes() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body it && form == it.form && Arrays.equals(content, it.content);
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
