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
