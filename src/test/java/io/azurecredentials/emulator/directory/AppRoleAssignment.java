package io.azurecredentials.emulator.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A role of an application given to a principal.
 *
 * @param resourceID the service principal of the application that has the role
 * @param value what tokens name the role; empty for mere access
 * @param created as Graph prints it
 */
public record AppRoleAssignment(
        String principalID, String resourceID, String roleID, String value, String created) {

    /** Follows from what it joins, so that there is one of each; no GUID, as in Graph. */
    public String id() {
        try {
            String joined = principalID + "/" + resourceID + "/" + roleID;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
