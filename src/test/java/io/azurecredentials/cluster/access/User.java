package io.azurecredentials.cluster.access;

import java.util.List;
import java.util.Map;

/**
 * Who sends a request, as authentication found out.
 *
 * @param extra what else is known, such as the id of the credential
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    /** The group that may do everything, whatever the rules say. */
    public static final String MASTERS = "system:masters";

    /** The group of everybody who is known. */
    public static final String AUTHENTICATED = "system:authenticated";

    /** May do everything. */
    public static final User ADMINISTRATOR =
            new User("kubernetes-admin", "", List.of(MASTERS, AUTHENTICATED));

    /** The API server's own controllers. */
    public static final User SYSTEM =
            new User("system:apiserver", "", List.of(MASTERS, AUTHENTICATED));

    /** Who sends no credentials. */
    public static final User ANONYMOUS =
            new User("system:anonymous", "", List.of("system:unauthenticated"));

    /** Somebody of whom nothing else is known. */
    public User(String name, String uid, List<String> groups) {
        this(name, uid, groups, Map.of());
    }

    /** The user name of a ServiceAccount. */
    public static String account(String namespace, String name) {
        return "system:serviceaccount:" + namespace + ":" + name;
    }
}
