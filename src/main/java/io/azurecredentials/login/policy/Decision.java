package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ResourceID;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is decided about a login. */
public sealed interface Decision {
    /**
     * It may go on.
     *
     * @param proven the machine or the identity, where the role asks for it: the only resource that
     *     may be written down about this login
     */
    record Admitted(Optional<ResourceID> proven) implements Decision {}

    /** It ends. */
    record Denied(Denial denial) implements Decision {}

    /**
     * Nothing is decided before these are known. They may be asked at the same time; the answers
     * can lead to other questions, four times at most.
     */
    record Undecided(Set<Need> needs) implements Decision {
        public Undecided {
            needs = Set.copyOf(needs);
        }
    }

    /** Both must admit. What one of them denies needs no further question. */
    default Decision and(Decision other) {
        return switch (this) {
            case Denied denied -> denied;
            case Admitted(var proven) ->
                    other instanceof Admitted(var more)
                            ? new Admitted(proven.or(() -> more))
                            : other;
            case Undecided(var needs) ->
                    switch (other) {
                        case Denied denied -> denied;
                        case Admitted _ -> this;
                        case Undecided(var more) -> new Undecided(union(needs, more));
                    };
        };
    }

    private static Set<Need> union(Set<Need> some, Set<Need> more) {
        Set<Need> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
