package io.azurecredentials.config.rotation;

import io.azurecredentials.base.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * The one thing to do next.
 *
 * <pre>
 *     ┌──────── GiveUp ◄──────────────────┐ text lost, never worked, or another root came into force
 *     ▼                                    │
 *  Reserve ──► Issue ──► Prove … Prove ──► Save ──► Note ──► Rest ──► Retire (after the grace)
 *  (status)   (password)                 (Secret)  (status)
 *
 *  the config goes:  GiveUp ──► Retire … Retire ──► Part ──► Retire (with itself) ──► Forget
 * </pre>
 */
public sealed interface Step {
    /** Write the intent to status, before a password exists that bears its number. */
    record Reserve(Ledger next) implements Step {}

    /** Write to status that nobody carries the attempt on; it is removed by its marker. */
    record GiveUp(Ledger next) implements Step {}

    /** Make the password; its text exists in this process's memory only. */
    record Issue(RootKey key) implements Step {}

    /** Try the password once. */
    record Prove(RootKey key) implements Step {}

    /** Write it to the operator's own Secret: it is in force from then on. */
    record Save(RootKey key) implements Step {}

    /** Write to status what is in force, and when what it replaced goes. */
    record Note(Ledger next) implements Step {}

    /**
     * Remove a password: all that bear its marker, or for one that was handed over, its key id.
     *
     * @param sparing key id of what is in force, which stays whatever its name is
     */
    record Retire(RootKey key, Optional<String> sparing) implements Step {}

    /** Write to status that the root in force is about to be removed. */
    record Part(Ledger next) implements Step {}

    /** Nothing to do until then. */
    record Rest(Instant until) implements Step {}

    /** Something is in the way that only a person, or time, can remove. */
    record Refuse(Problem problem, Instant until) implements Step {}

    /** Nothing of ours is left: the config may go. */
    record Forget() implements Step {}

    /**
     * Whether it changes anything outside this process: such a step is decided on facts read from
     * the API server itself, never on a cache. Trying a password changes nothing.
     */
    default boolean isEffect() {
        return switch (this) {
            case Rest _, Refuse _, Prove _ -> false;
            case Reserve _, GiveUp _, Issue _, Save _, Note _, Retire _, Part _, Forget _ -> true;
        };
    }

    /** Whether it is a request to Azure, which may refuse it while it grants another. */
    default boolean isAskedOfAzure() {
        return switch (this) {
            case Issue _, Prove _, Retire _ -> true;
            case Reserve _, GiveUp _, Save _, Note _, Part _, Rest _, Refuse _, Forget _ -> false;
        };
    }
}
