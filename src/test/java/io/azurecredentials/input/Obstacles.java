package io.azurecredentials.input;

import java.util.List;
import java.util.stream.Stream;

/** The table of what kubectl takes and the operator cannot work with. */
final class Obstacles {
    /** Whom nobody knows. */
    static final String NOBODY = "00000000-0000-0000-0000-00000000dead";

    /** What the root application of the standard world signs in with. */
    static final String TEXT = BadWorld.WORLD.root().clientSecret();

    private Obstacles() {}

    /** Every row. */
    static List<Obstacle> all(BadWorld azure) {
        return Stream.of(
                        new MissingObjects().rows(),
                        new RootCredentials(azure).rows(),
                        new RoleEntries(azure).rows(),
                        new GroupEntries().rows(),
                        new Permissions(azure).rows(),
                        new Conflicts().rows())
                .flatMap(List::stream)
                .toList();
    }
}
