package io.azurecredentials.audit;

/** What somebody wanted. */
public enum Deed {
    LOGIN("login"),
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
