package io.azurecredentials.cluster.access;

import java.util.List;

/** Who sends a request, as authentication found out. */
public record User(String name, String uid, List<String> groups) {

    /** May do everything. */
    public static final User ADMINISTRATOR =
            new User("kubernetes-admin", "", List.of("system:masters", "system:authenticated"));

    /** The API server's own controllers. */
    public static final User SYSTEM =
            new User("system:apiserver", "", List.of("system:masters", "system:authenticated"));
}
