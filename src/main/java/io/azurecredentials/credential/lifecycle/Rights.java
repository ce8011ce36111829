package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Holding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everything that a service principal may have in Azure through us, as far as was written down. */
public record Rights(List<Holding> holdings) {
    /** Nothing was ever meant to be given. */
    public static final Rights NONE = new Rights(List.of());

    public Rights {
        holdings = List.copyOf(holdings);
    }

    /** All of these are to be given. */
    public static Rights requested(List<Right> wanted) {
        return new Rights(wanted.stream().map(Holding::requested).toList());
    }

    /** All that may be there, wanted or not. */
    public List<Right> all() {
        return holdings.stream().map(Holding::right).toList();
    }

    /** Those that Azure confirmed and nobody took away since, as far as was written down. */
    public List<Right> granted() {
        return these(it -> it.state() == State.GRANTED);
    }

    /** Those that are to be given, for the first time or anew. */
    public List<Right> open() {
        return these(Holding::isOpen);
    }

    List<Right> open(List<Right> wanted) {
        return these(it -> it.isOpen() && isIn(wanted, it.right()));
    }

    /** Whether it was not written down yet of one of these that it is to be given. */
    boolean lack(List<Right> wanted) {
        return !requesting(wanted).equals(this);
    }

    /** Those of which it was not written down yet that they are to go, and that are not wanted. */
    List<Right> surplus(List<Right> wanted) {
        return these(it -> it.state() != State.LEAVING && !isIn(wanted, it.right()));
    }

    Rights requesting(List<Right> wanted) {
        Stream<Holding> known =
                holdings.stream()
                        .map(
                                it ->
                                        it.state() == State.LEAVING && isIn(wanted, it.right())
                                                ? it.in(State.REQUESTED)
                                                : it);
        Stream<Holding> added =
                wanted.stream().filter(it -> !isIn(all(), it)).map(Holding::requested);
        return new Rights(Stream.concat(known, added).toList());
    }

    /**
     * These are to go.
     *
     * @param settled whether what was sent to give those that are granted has arrived by now
     */
    Rights leaving(List<Right> surplus, boolean settled) {
        return changing(
                it -> it.state() != State.LEAVING && isIn(surplus, it.right()),
                it -> it.leaving(settled));
    }

    /** Azure confirmed these. */
    Rights given(List<Right> these) {
        return changing(it -> it.isOpen() && isIn(these, it.right()), it -> it.in(State.GRANTED));
    }

    /** Azure does not show these any more. */
    Rights lost(List<Right> these) {
        return changing(
                it -> it.state() == State.GRANTED && isIn(these, it.right()),
                it -> it.in(State.LOST));
    }

    /**
     * What trying to remove those that are leaving led to.
     *
     * @param removed those that Azure confirmed to have removed, rather than not finding them
     */
    Rights taken(List<Right> tried, List<Right> removed, Instant now, Duration settle) {
        Function<Holding, Optional<Holding>> outcome =
                it ->
                        it.state() == State.LEAVING && isIn(tried, it.right())
                                ? it.taken(isIn(removed, it.right()), now, settle)
                                : Optional.of(it);
        return new Rights(holdings.stream().map(outcome).flatMap(Optional::stream).toList());
    }

    private Rights changing(Predicate<Holding> which, UnaryOperator<Holding> change) {
        return new Rights(
                holdings.stream().map(it -> which.test(it) ? change.apply(it) : it).toList());
    }

    private List<Right> these(Predicate<Holding> which) {
        return holdings.stream().filter(which).map(Holding::right).toList();
    }

    private static boolean isIn(List<Right> rights, Right right) {
        return rights.stream().anyMatch(right::isSameAs);
    }
}
