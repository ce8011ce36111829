package io.azurecredentials.audit;

import java.util.Optional;

/**
 * What can be said of how a request was decided.
 *
 * @param outcome of it
 * @param reason one of our own words, never the caller's
 * @param role that it was about, as far as that is known; the caller's word if it was not found
 * @param who it was, if that was proven
 * @param marks of the token
 * @param user who it was to Kubernetes, if he asked as such; empty otherwise
 * @param object that was administered, such as {@code azureroles/reader}; empty if none was
 */
public record Account(
        Outcome outcome,
        String reason,
        String role,
        Optional<Who> who,
        Marks marks,
        String user,
        String object) {

    /** Of a request whose caller nobody knows, about no role in particular. */
    public static Account of(Outcome outcome, String reason) {
        return new Account(outcome, reason, "", Optional.empty(), Marks.NONE, "", "");
    }

    /** The same about a role. */
    public Account about(String name) {
        return new Account(outcome, reason, name, who, marks, user, object);
    }

    /** The same by somebody. */
    public Account by(Optional<Who> somebody) {
        return new Account(outcome, reason, role, somebody, marks, user, object);
    }

    /** The same with a token. */
    public Account with(Marks more) {
        return new Account(outcome, reason, role, who, more, user, object);
    }

    /** The same by a user of Kubernetes. */
    public Account as(String name) {
        return new Account(outcome, reason, role, who, marks, name, object);
    }

    /** The same about an object. */
    public Account on(String what) {
        return new Account(outcome, reason, role, who, marks, user, what);
    }
}
