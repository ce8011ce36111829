package io.azurecredentials.emulator.world;

import java.util.Arrays;
import java.util.Locale;

/**
 * A question about Azure that no documentation and no recording settles, as a switch. Whoever uses
 * Azure has to live with either answer.
 */
public enum Quirk {
    /** An application in the recycle bin still holds its {@code uniqueName}. */
    DELETED_KEEPS_UNIQUE_NAME(false),
    /** Restoring an application restores its service principal. */
    RESTORE_BRINGS_SERVICE_PRINCIPAL(true),
    /** Deleting an application for good deletes its service principal for good. */
    PURGE_TAKES_SERVICE_PRINCIPAL(false),
    /** A principal that comes out of the recycle bin is in its groups again. */
    RESTORE_BRINGS_MEMBERSHIPS(true),
    /** To the token endpoint, an application without service principal is one it does not know. */
    MISSING_SERVICE_PRINCIPAL_IS_UNKNOWN(false),
    /** The token endpoint takes a client's own assertion only once. */
    ASSERTIONS_COUNT_ONCE(false),
    /** Removing a member that a group does not have is a bad request, not a missing object. */
    REMOVING_NO_MEMBER_IS_BAD_REQUEST(false),
    /** Removing a password that is not there finds nothing, and is no bad request. */
    REMOVING_NO_PASSWORD_IS_NOT_FOUND(false),
    /**
     * A machine of a flexible scale set says which identities it has, as any other machine does.
     */
    FLEXIBLE_MACHINES_TELL_IDENTITIES(true),
    /** Tokens for applications of the tenant name resources as those for Microsoft's own do. */
    TENANTS_TOKENS_NAME_RESOURCES(false),
    /** The token of a machine's own identity names the machine as host, too. */
    OWN_IDENTITY_HAS_HOST(false),
    /** A managed identity's token that was fetched with an assertion names the identity. */
    FEDERATED_IDENTITY_IS_NAMED(true),
    /** Groups are in tokens of service principals as well, for who asks for them. */
    SERVICE_PRINCIPALS_TELL_GROUPS(false),
    /** A machine of a flexible scale set tells the principals of its identities. */
    FLEXIBLE_MACHINES_TELL_PRINCIPALS(true);

    private final boolean usual;

    Quirk(boolean usual) {
        this.usual = usual;
    }

    /** What is assumed unless somebody says otherwise. */
    public boolean usual() {
        return usual;
    }

    /** The name in world files: {@code deletedKeepsUniqueName}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            key.append(
                    key.isEmpty()
                            ? lower
                            : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return key.toString();
    }

    static String[] keys() {
        return Arrays.stream(values()).map(Quirk::key).toArray(String[]::new);
    }
}
