package io.azurecredentials.chaos.workload;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One thing that somebody does. */
public enum Deed {
    CREATE(20),
    /** Creates one and deletes it before it is old. */
    CREATE_IN_VAIN(8),
    EDIT(16),
    DELETE(14),
    /** Gives one up with all that it has in Azure. */
    ABANDON(2),
    /** Changes how long a role's leases may be, or what they may do. */
    ROLE_EDITED(2),
    /** Asks for another root credential. */
    ROOT_ROTATED(3),
    /** Another namespace comes with credentials of its own, or goes with all that is in it. */
    GUESTS(4),
    /** Asks for another password through the annotation. */
    ROTATE(6),
    /** Draws over HTTP. */
    DRAW(12),
    /** Asks for more time, or less, for what was drawn. */
    LEASE_RENEWED(6),
    /** Gives back what was drawn. */
    LEASE_REVOKED(5),
    SECRET_DELETED(6),
    SECRET_UNMARKED(4),
    SECRET_EDITED(4),
    /** A Secret that is not ours stands where one is wanted. */
    SECRET_SQUATTED(4),
    /** Somebody else's password on an application of ours. */
    PASSWORD_ADDED(3),
    PASSWORD_REMOVED(3),
    ASSIGNMENT_REMOVED(3),
    PRINCIPAL_REMOVED(2),
    APPLICATION_REMOVED(2);

    private static final List<Deed> ALL =
            Stream.of(values()).flatMap(it -> Stream.generate(() -> it).limit(it.weight)).toList();

    /** How often among the others. */
    private final int weight;

    Deed(int weight) {
        this.weight = weight;
    }

    static Deed any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
