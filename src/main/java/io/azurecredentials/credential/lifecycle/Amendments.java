package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a ledger says while the rights of a service principal change. */
public final class Amendments {
    private final Ledger before;
    private final Principal principal;
    private final Instant now;
    private final Duration settle;

    Amendments(Ledger before, Principal principal, Instant now, Duration settle) {
        this.before = before;
        this.principal = principal;
        this.now = now;
        this.settle = settle;
    }

    /** The intent to give what it lacks of these. */
    Ledger requesting(List<Right> wanted) {
        return before.replacing(principal, it -> it.holding(it.rights().requesting(wanted)));
    }

    /** The intent to take these away. */
    Ledger leaving(List<Right> surplus) {
        return given(List.of(), surplus);
    }

    /** The intent to give and have just these, for one that nobody uses yet. */
    Ledger becoming(List<Right> wanted) {
        return before.replacing(
                principal,
                it ->
                        it.amended(
                                it.rights()
                                        .requesting(wanted)
                                        .leaving(it.rights().surplus(wanted), false),
                                now));
    }

    /**
     * Azure confirmed these, so others need not stay any longer.
     *
     * @param surplus what is taken away from now on
     */
    public Ledger given(List<Right> rights, List<Right> surplus) {
        boolean settled = principal.hasSettled(now, settle);
        return before.replacing(
                principal,
                it -> it.amended(it.rights().given(rights).leaving(surplus, settled), now));
    }

    /** Azure does not show these any more; they are to be given anew. */
    public Ledger lost(List<Right> rights) {
        return before.replacing(principal, it -> it.amended(it.rights().lost(rights), now));
    }

    /**
     * What trying to take these away led to.
     *
     * @param removed those that Azure confirmed to have removed, rather than not finding them
     */
    public Ledger taken(List<Right> tried, List<Right> removed) {
        return before.replacing(
                principal, it -> it.holding(it.rights().taken(tried, removed, now, settle)));
    }
}
