package io.azurecredentials.audit;

/** What somebody wanted. */
public enum Deed {
    LOGIN("login"),

    /** A child of a token was to be made. */
    CREATION("creation"),

    /** Somebody was to be known to a cluster. */
    IDENTITY("identity"),

    LOOKUP("lookup"),
    RENEWAL("renewal"),
    REVOCATION("revocation"),

    /** A credential was to be handed out. */
    DRAW("draw"),

    /** An object was made or changed. */
    WRITE("write"),

    /** An object, or a part of it, was removed. */
    DELETION("deletion"),

    /** A root password is to be replaced. */
    ROTATION("rotation"),

    /** The API server asked whose token it was shown. */
    REVIEW("review");

    private final String text;

    Deed(String text) {
        this.text = text;
    }

    /** The word as it stands in a line. */
    @Override
    public String toString() {
        return text;
    }
}
