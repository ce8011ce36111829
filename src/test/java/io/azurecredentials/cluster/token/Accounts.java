package io.azurecredentials.cluster.token;

import io.azurecredentials.cluster.access.User;
import java.util.List;

/** The names that ServiceAccounts go by as users. */
public final class Accounts {

    private static final String EVERY = "system:serviceaccounts";
    private static final String PREFIX = "system:serviceaccount:";

    private Accounts() {}

    /** The groups of the accounts of a namespace. */
    public static List<String> groups(String namespace) {
        return List.of(EVERY, EVERY + ":" + namespace, User.AUTHENTICATED);
    }

    /** Namespace and name; empty if the user is no account. */
    public static List<String> parts(String user) {
        String[] parts = user.split(":", -1);
        boolean account = user.startsWith(PREFIX) && parts.length == 4;
        return account ? List.of(parts[2], parts[3]) : List.of();
    }
}
