package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.HappeningsOfRights;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is worth telling of a role's applications. */
public final class Happenings {
    private Happenings() {}

    /** What happened between two statuses. */
    public static List<Report> between(Estate before, Estate after) {
        return Stream.of(
                        made(before, after).stream(),
                        changed(before, after).stream(),
                        removed(before, after))
                .flatMap(it -> it)
                .toList();
    }

    /** Somebody removed it. */
    public static Report lost(Principal principal) {
        return new Report(
                EventReason.APPLICATION_LOST,
                "" + principal.epoch(),
                "Its application, or that one's service principal, was removed from Azure by somebody else; another is made, and its credentials move to it.");
    }

    /** Somebody took something away from its service principal. */
    public static Report rightsLost(Principal principal) {
        return new Report(
                EventReason.APPLICATION_RIGHTS_LOST,
                principal.epoch() + "-" + principal.grantedAt().map(Object::toString).orElse(""),
                "Role assignments or memberships of its application's service principal were removed by somebody else; they are given back.");
    }

    /**
     * What is left of a role that goes, because its annotation asks for it.
     *
     * @return empty if nothing is
     */
    public static Optional<Report> abandoned(RoleOwner owner, Estate estate) {
        List<String> left = remains(owner, estate);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Report(
                                EventReason.APPLICATION_ABANDONED,
                                "",
                                "Left in Azure, as the annotation asks: "
                                        + left.stream().collect(Collectors.joining(", "))
                                        + "."));
    }

    /** What may be in Azure, by names that can be looked for there. */
    public static List<String> remains(RoleOwner owner, Estate estate) {
        return estate.principals().stream().map(it -> owner.uniqueName(it.epoch())).toList();
    }

    private static Optional<Report> made(Estate before, Estate after) {
        return after.serving()
                .filter(it -> before.serving().filter(old -> old.epoch() == it.epoch()).isEmpty())
                .map(
                        it ->
                                new Report(
                                        EventReason.APPLICATION_MADE,
                                        "" + it.epoch(),
                                        "The application that its credentials are passwords on was made: "
                                                + it.ids().map(Principal.Ids::appID).orElse("")
                                                + "."));
    }

    private static Optional<Report> changed(Estate before, Estate after) {
        return HappeningsOfRights.changed(
                before.ledger(),
                after.ledger(),
                "The role gives something else now: of what its application's service principal has, %d added, %d taken away.");
    }

    private static Stream<Report> removed(Estate before, Estate after) {
        return before.principals().stream()
                .filter(it -> isGone(it, after))
                .map(
                        it ->
                                new Report(
                                        EventReason.APPLICATION_REMOVED,
                                        "" + it.epoch(),
                                        "An application of its, which no credential uses any more, was removed from Azure."));
    }

    private static boolean isGone(Principal principal, Estate after) {
        return after.principals().stream().noneMatch(it -> it.epoch() == principal.epoch());
    }
}
