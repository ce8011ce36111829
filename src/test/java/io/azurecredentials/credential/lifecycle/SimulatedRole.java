package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.RoleOwner;
import io.azurecredentials.role.lifecycle.Wish;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An AzureRole that keeps an application, and how often anything was done for it. */
final class SimulatedRole {
    static final RoleOwner OWNER = new RoleOwner("cluster", "role");
    static final Wish.Kept KEPT = kept(SimulatedWish.RIGHTS);

    /** What somebody reads of it. */
    record View(Wish spec, Estate estate) {

        /** What it says its credentials are passwords on; empty while it is not Ready. */
        Optional<Target> target() {
            return switch (spec) {
                case Wish.Kept _ ->
                        estate.serving().flatMap(Principal::ids).<Target>map(Target.Persisted::new);
                case Wish.Unwanted _ ->
                        estate.current().isPresent()
                                ? Optional.empty()
                                : Optional.of(new Target.Dynamic());
                case Wish.Unknown _, Wish.Ended _ -> Optional.empty();
            };
        }
    }

    View now = new View(KEPT, Estate.EMPTY);
    View stale = now;
    int version;
    boolean going;
    boolean gone;
    int effects;
    Set<Integer> deaths = Set.of();

    static Wish.Kept kept(List<Right> rights) {
        return new Wish.Kept(SimulatedWish.WISH.issuer(), rights, false);
    }

    /** Somebody wants something else from now on. */
    void want(Wish spec) {
        become(new View(spec, now.estate()));
    }

    void write(int expected, Estate next) {
        if (expected == version) {
            become(new View(now.spec(), next));
        }
    }

    void goes() {
        going = true;
        version++;
    }

    private void become(View next) {
        stale = now;
        now = next;
        version++;
    }

    @Override
    public String toString() {
        return now + " deaths=" + deaths;
    }
}
