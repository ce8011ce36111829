package io.azurecredentials.cluster.access;

/** Decides whether a user may do something. */
public interface Authorizer {

    /**
     * The answer and why.
     *
     * @param reason may be empty
     */
    record Decision(boolean allowed, String reason) {}

    /** Whether {@code user} may do it. */
    Decision decide(User user, Attributes attributes);

    /** Admits everything. */
    Authorizer ALLOW_ALL = (user, attributes) -> new Decision(true, "");
}
