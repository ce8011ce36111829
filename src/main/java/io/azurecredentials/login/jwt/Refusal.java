package io.azurecredentials.login.jwt;

/** Why a token is not taken: for the audit line, never for whoever showed it. */
public enum Refusal {
    TOO_LONG("TooLong", Kind.SHAPE),
    NOT_COMPACT("NotCompact", Kind.SHAPE),
    HEADER_UNREADABLE("HeaderUnreadable", Kind.SHAPE),
    CLAIMS_UNREADABLE("ClaimsUnreadable", Kind.SHAPE),

    /** The header has a member that Entra's access tokens do not have. */
    HEADER_MEMBER("HeaderMember", Kind.DENIED),
    ALGORITHM("Algorithm", Kind.DENIED),
    TYPE("Type", Kind.DENIED),
    KEY_ID("KeyID", Kind.DENIED),
    SIGNATURE_LENGTH("SignatureLength", Kind.DENIED),

    /** A claim's name could be mistaken for one that is read. */
    CLAIM_NAME("ClaimName", Kind.DENIED),
    ISSUER("Issuer", Kind.DENIED),
    VERSION("Version", Kind.DENIED),
    TENANT("Tenant", Kind.DENIED),
    AUDIENCE("Audience", Kind.DENIED),

    /** A time is missing, no whole number, negative, or contradicts another. */
    TIMES("Times", Kind.DENIED),
    EXPIRED("Expired", Kind.DENIED),
    VALID_FOR_TOO_LONG("ValidForTooLong", Kind.DENIED),
    NOT_YET_VALID("NotYetValid", Kind.DENIED),
    ISSUED_IN_FUTURE("IssuedInFuture", Kind.DENIED),
    TOO_OLD("TooOld", Kind.DENIED),
    OBJECT_ID("ObjectID", Kind.DENIED),
    CLIENT_ID("ClientID", Kind.DENIED),
    SUBJECT("Subject", Kind.DENIED),

    /** Neither an application's access token nor a user's: an ID token, a device's. */
    TOKEN_KIND("TokenKind", Kind.DENIED),
    USER_TOKEN("UserToken", Kind.DENIED),

    /** It is bound to a key that its bearer would have to prove, and a login proves none. */
    SENDER_CONSTRAINED("SenderConstrained", Kind.DENIED),

    /** An application's token says that another tenant has signed it in. */
    IDENTITY_PROVIDER("IdentityProvider", Kind.DENIED),
    RESOURCE_CLAIM("ResourceClaim", Kind.DENIED),
    KEY_UNKNOWN("KeyUnknown", Kind.DENIED),
    SIGNATURE("Signature", Kind.DENIED),

    /** We would take it and the library does not: worth a look, one of the two is wrong. */
    DISAGREEMENT("Disagreement", Kind.DENIED),

    /** Entra's keys could not be had, so nobody can tell. */
    KEYS_UNAVAILABLE("KeysUnavailable", Kind.UNAVAILABLE);

    /** What the client is told. */
    public enum Kind {
        /** It is no token at all: status 400. */
        SHAPE,

        /** Status 403, with the same text for all. */
        DENIED,

        /** Status 503: the same token may be taken later. */
        UNAVAILABLE
    }

    private final String text;
    private final Kind kind;

    Refusal(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** What the client is told. */
    public Kind kind() {
        return kind;
    }

    /** The word as it stands in an audit line. */
    @Override
    public String toString() {
        return text;
    }
}
