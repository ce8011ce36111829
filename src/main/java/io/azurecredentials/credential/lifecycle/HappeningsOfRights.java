package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Holding.State;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What is worth telling of what living service principals may do. */
public final class HappeningsOfRights {
    private HappeningsOfRights() {}

    /** Each time that rights are given anew is told once. */
    static Optional<Report> lost(Ledger before, Ledger after) {
        return first(before, after, HappeningsOfRights::isLosing)
                .map(
                        it ->
                                new Report(
                                        EventReason.ROLES_LOST,
                                        name(it),
                                        "Role assignments or memberships of its service principal were removed by somebody else; they are given back."));
    }

    /** Each step that Azure has taken, or is about to take, towards what the role says. */
    static Optional<Report> changed(Ledger before, Ledger after) {
        return changed(
                before,
                after,
                "Its AzureRole gives something else now: of what its service principal has, %d added, %d taken away.");
    }

    /**
     * The same for whoever has service principals, in his own words.
     *
     * @param sentence with two numbers: what was added, what is taken away
     */
    public static Optional<Report> changed(Ledger before, Ledger after, String sentence) {
        return first(before, after, HappeningsOfRights::isChanging)
                .map(
                        it ->
                                new Report(
                                        EventReason.RIGHTS_CHANGED,
                                        name(it),
                                        sentence.formatted(
                                                added(before(before, it), it),
                                                removed(before(before, it), it))));
    }

    private static boolean isLosing(Principal before, Principal after) {
        return moved(before, after, State.GRANTED, State.LOST) > 0;
    }

    private static boolean isChanging(Principal before, Principal after) {
        return added(before, after) + removed(before, after) > 0;
    }

    private static long added(Principal before, Principal after) {
        return moved(before, after, State.REQUESTED, State.GRANTED);
    }

    private static long removed(Principal before, Principal after) {
        return moved(before, after, State.GRANTED, State.LEAVING);
    }

    private static long moved(Principal before, Principal after, State from, State to) {
        List<Right> were =
                before.rights().holdings().stream()
                        .filter(it -> it.state() == from)
                        .map(Holding::right)
                        .toList();
        return after.rights().holdings().stream()
                .filter(it -> it.state() == to && were.contains(it.right()))
                .count();
    }

    private static Principal before(Ledger before, Principal after) {
        return before.principal(after.epoch()).orElseThrow();
    }

    private static Optional<Principal> first(
            Ledger before, Ledger after, BiPredicate<Principal, Principal> what) {
        return after.principals().stream()
                .filter(
                        it ->
                                before.principal(it.epoch())
                                        .filter(was -> was.grantedAt().isPresent())
                                        .filter(was -> what.test(was, it))
                                        .isPresent())
                .findFirst();
    }

    private static String name(Principal principal) {
        return principal.epoch() + "-" + principal.grantedAt().orElseThrow();
    }
}
