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
 */
public record Account(Outcome outcome, String reason, String role, Optional<Who> who, Marks marks) {

    /** Of a request whose caller nobody knows, about no role in particular. */
    public static Account of(Outcome outcome, String reason) {
        return new Account(outcome, reason, "", Optional.empty(), Marks.NONE);
    }

    /** The same about a role. */
    public Account about(String name) {
        return new Account(outcome, reason, name, who, marks);
    }

    /** The same by somebody. */
    public Account by(Optional<Who> somebody) {
        return new Account(outcome, reason, role, somebody, marks);
    }

    /** The same with a token. */
    public Account with(Marks more) {
        return new Account(outcome, reason, role, who, more);
    }
}
