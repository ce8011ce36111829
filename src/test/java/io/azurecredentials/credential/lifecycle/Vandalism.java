package io.azurecredentials.credential.lifecycle;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What somebody may do by hand at any moment. */
enum Vandalism {
    EDIT_SECRET,
    DELETE_SECRET,
    REMOVE_PASSWORD,
    REMOVE_APPLICATION,
    REMOVE_ASSIGNMENT,
    REMOVE_MEMBERSHIP,
    ASK_FOR_ROTATION;

    /**
     * Does it.
     *
     * @return the passwords that are gone by it
     */
    Set<String> happen(SimulatedCluster cluster, SimulatedAzure azure) {
        Set<String> gone = new HashSet<>();
        switch (this) {
            case EDIT_SECRET -> edit(cluster);
            case DELETE_SECRET -> {
                cluster.put(cluster.shelf.wanted(), new Delivery.Absent());
            }
            case REMOVE_PASSWORD -> gone.addAll(azure.loseOnePassword());
            case REMOVE_APPLICATION -> gone.addAll(azure.loseOneApplication());
            case REMOVE_ASSIGNMENT -> azure.loseOne(Grant.class);
            case REMOVE_MEMBERSHIP -> azure.loseOne(Membership.class);
            case ASK_FOR_ROTATION -> {
                cluster.asked =
                        new Asked(
                                cluster.asked.renewal(),
                                Optional.of("now"),
                                Optional.empty(),
                                false);
                cluster.version++;
            }
        }
        return gone;
    }

    private static void edit(SimulatedCluster cluster) {
        if (cluster.shelf.delivery() instanceof Delivery.Holds it) {
            cluster.put(
                    cluster.shelf.wanted(),
                    new Delivery.Holds(
                            it.sequence(),
                            it.attempt(),
                            it.keyID(),
                            it.noted(),
                            "edited",
                            it.shape()));
        }
    }
}
