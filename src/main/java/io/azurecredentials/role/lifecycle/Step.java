package io.azurecredentials.role.lifecycle;

import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import java.time.Instant;
import java.util.List;

/**
 * The one thing to do next.
 *
 * <pre>
 *             (name is taken, or it never shows)
 *        ┌──────────────────────────────────────┐
 *        ▼                                      │
 *     Reserve ──► Create ──► Assign ──► Rest    │      (status shows it to credentials)
 *     (status)   (ids to     (rights)    │  ▲   │
 *        ▲        status)                ▼  │   │
 *        │                  Note, Give, Take, Inspect
 *        │ lost in Azure                 │
 *        └───────────────────────────────┤ not wanted, or another config
 *                                        ▼
 *                                      Note ──► Revoke … Revoke   (once nobody uses it)
 *  the role goes:                               Revoke … Revoke ──► Forget
 * </pre>
 */
public sealed interface Step {
    /** Write the intent to status, before anything is made in Azure that bears its name. */
    record Reserve(Estate next) implements Step {}

    /** Write down what is going to change. */
    record Note(Estate next) implements Step {}

    /** Make application and service principal, or find those that an earlier try made. */
    record Create(Principal principal, Wish.Kept wish) implements Step {}

    /** Give what was written down together with its ids. */
    record Assign(Principal principal) implements Step {}

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

    /** Compare what lives in Azure with what is wanted. */
    record Inspect(Principal principal) implements Step {}

    /** Remove an application with everything that hangs on it. */
    record Revoke(Principal principal) implements Step {}

    /** Nothing to do until then. */
    record Rest(Instant until) implements Step {}

    /** Something is in the way that only a person, or time, can remove. */
    record Refuse(Problem problem, Instant until) implements Step {}

    /** Nothing of the role's is left: let the finalizer go. */
    record Forget() implements Step {}

    /**
     * Whether it changes anything outside this process: such a step is decided on facts read from
     * the API server itself, never on a cache.
     */
    default boolean isEffect() {
        return switch (this) {
            case Rest _, Refuse _ -> false;
            case Reserve _,
                    Note _,
                    Create _,
                    Assign _,
                    Give _,
                    Take _,
                    Inspect _,
                    Revoke _,
                    Forget _ ->
                    true;
        };
    }
}
