package io.azurecredentials.role.lifecycle;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a role's conditions say of its applications. */
public final class Outlook {
    private static final String MAKING =
            "The application that its credentials are passwords on is being made.";
    private static final String CHANGING =
            "Its application is being given what it is to have; its credentials go on with what it has.";

    private Outlook() {}

    /**
     * The conditions of a role of which everything was found.
     *
     * @param ready whether they said so of the same spec before
     */
    public static List<Condition> of(Estate estate, Wish wish, boolean ready, Conditions since) {
        if (!(wish instanceof Wish.Kept kept)) {
            return since.ready(Reason.RESOLVED, Reason.RESOLVED.sentence());
        }
        Optional<Principal> serving = estate.serving();
        if (serving.filter(it -> has(it, kept.rights())).isPresent()) {
            return since.ready(Reason.RESOLVED, Reason.RESOLVED.sentence());
        }
        return serving.isPresent() && ready
                ? since.readyWhile(Reason.RESOLVED, CHANGING)
                : since.progressing(Reason.ISSUING, serving.isPresent() ? CHANGING : MAKING);
    }

    /**
     * Whether credentials are made from a role of which everything was found, although a step for
     * its applications is refused. What serves goes on serving: its credentials have to be renewed,
     * whatever becomes of a right it does not have yet.
     *
     * @param ready whether the conditions said so of the same spec before
     */
    public static boolean works(Estate estate, Wish wish, boolean ready) {
        return switch (wish) {
            case Wish.Kept _ -> estate.serving().isPresent();
            case Wish.Unwanted _ -> estate.current().isEmpty();
            case Wish.Unknown _, Wish.Ended _ -> ready && estate.serving().isPresent();
        };
    }

    /** The conditions of a role that goes, while its applications do. */
    public static List<Condition> leaving(Estate estate, Duration settle, Conditions since) {
        Optional<Instant> settled =
                estate.principals().stream()
                        .flatMap(it -> it.absentSince().stream())
                        .map(it -> it.plus(settle))
                        .min(Instant::compareTo);
        return settled.map(
                        it ->
                                since.progressing(
                                        Reason.SETTLING,
                                        "Azure does not show what is to be removed; if that stays so, it counts as gone at "
                                                + it.truncatedTo(ChronoUnit.SECONDS)
                                                + "."))
                .orElseGet(
                        () ->
                                since.progressing(
                                        Reason.REVOKING,
                                        "Its application is being removed from Azure."));
    }

    private static boolean has(Principal principal, List<Right> rights) {
        return rights.stream()
                .allMatch(it -> principal.rights().granted().stream().anyMatch(it::isSameAs));
    }
}
