package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Problem;
import java.time.Instant;
import java.util.List;

/**
 * The one thing to do next.
 *
 * <pre>
 *            ┌──────────── another attempt, after settle ◄───────────┐
 *            ▼                                                        │ text lost, or never worked
 *  Reserve ──► Create ──► Assign ──► Issue ──► Prove … Prove ──► Publish ──► Rest ──► Reserve (renewal)
 *  (status)   (ids to     (rights)   (password)                  (Secret,     └─────► Retire, Revoke
 *              status)                                            status)             (what was superseded)
 *
 *  published anew:     Roll ──► Watch … Watch
 *  now and then:  Inspect          ──► what was lost is made anew
 *  role changed:  Amend ──► Give ──► Take … Take
 *  lease ended, or role deleted with what was issued from it:
 *                 End ──► Withdraw ──► Revoke … Revoke ──► Rest
 *  drawn, and held by somebody:
 *                 Extend
 *  drawn, and over:
 *                 End ──► Withdraw ──► Revoke … Revoke ──► Discard
 *  deletion:      Revoke … Revoke ──► Forget
 * </pre>
 */
public sealed interface Step {
    /** Write the intent to status, before anything is made in Azure that bears its name. */
    record Reserve(Ledger next) implements Step {}

    /** Make application and service principal, or find those that an earlier try made. */
    record Create(Principal principal, Key key) implements Step {}

    /** Give what was written down: role assignments and memberships. */
    record Assign(Principal principal, Key key) implements Step {}

    /** Make the password; its text exists in this process's memory only. */
    record Issue(Principal principal, Key key) implements Step {}

    /** Try the password once. */
    record Prove(Principal principal, Key key) implements Step {}

    /** Write the Secret, then status. */
    record Publish(Principal principal, Key key, String keyID) implements Step {}

    /** The Secret was written but status does not say so yet. */
    record Note(Key key, Delivery.Holds delivery) implements Step {}

    /** Write down how the rights of a service principal are going to change. */
    record Amend(Ledger next) implements Step {}

    /**
     * Give a living service principal these rights; once that is confirmed, others need not stay.
     *
     * @param surplus what is taken away from then on
     */
    record Give(Principal principal, List<Right> rights, List<Right> surplus) implements Step {
        public Give {
            rights = List.copyOf(rights);
            surplus = List.copyOf(surplus);
        }
    }

    /** Take these rights away, which are not wanted any more. */
    record Take(Principal principal, List<Right> rights) implements Step {
        public Take {
            rights = List.copyOf(rights);
        }
    }

    /** Remove a password that nothing should use any more. */
    record Retire(Principal principal, Key key) implements Step {}

    /**
     * Remove an application with everything that hangs on it; of one that others use as well, this
     * credential's own passwords.
     */
    record Revoke(Principal principal) implements Step {}

    /** Nothing to do until then. */
    record Rest(Instant until, Why why) implements Step {}

    /** Something is in the way that only a person, or time, can remove. */
    record Refuse(Problem problem, Instant until) implements Step {}

    /** Compare what lives in Azure with what is wanted; what is missing is made or given anew. */
    record Inspect(Principal principal, Key key) implements Step {}

    /** Write down until when a draw lives that was asked to live longer, whatever came of it. */
    record Extend(Ledger next) implements Step {}

    /** Write down that the lease has ended for good; what it was is removed from then on. */
    record End(Ledger next) implements Step {}

    /** Remove a Secret of ours: what it held has ended, or is in another one now. */
    record Withdraw(String secretName) implements Step {}

    /** Have the object of a draw deleted, of which nothing is left. */
    record Discard() implements Step {}

    /** Have the consumers of a password restarted that took another one's place. */
    record Roll(Key key) implements Step {}

    /** Look whether their pods run with it by now. */
    record Watch(Key key) implements Step {}

    /** Nothing of ours is left: let the finalizer go. */
    record Forget() implements Step {}

    /** What is being waited for. */
    enum Why {
        /** The published credential is fresh. */
        FRESH,
        /** The new password is being tried. */
        PROVING,
        /** The last attempt was lost; attempts are spaced so that a crash loop leaves few. */
        SPACING,
        /** Something is not to be found in Azure; that counts only after a while. */
        SETTLING,
        /** Somebody asked for nothing new to be issued. */
        SUSPENDED,
        /** The lease has ended for good. */
        ENDED
    }

    /**
     * Whether it changes anything outside this process: such a step is decided on facts read from
     * the API server itself, never on a cache. Trying a password changes nothing.
     */
    default boolean isEffect() {
        return switch (this) {
            case Rest _, Refuse _, Prove _ -> false;
            case Reserve _,
                    Create _,
                    Assign _,
                    Issue _,
                    Publish _,
                    Note _,
                    Amend _,
                    Give _,
                    Take _,
                    Retire _,
                    Revoke _,
                    Inspect _,
                    Extend _,
                    End _,
                    Withdraw _,
                    Discard _,
                    Roll _,
                    Watch _,
                    Forget _ ->
                    true;
        };
    }
}
