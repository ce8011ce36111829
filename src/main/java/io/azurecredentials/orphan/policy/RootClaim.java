package io.azurecredentials.orphan.policy;

import java.util.List;

/**
 * What is known of the root passwords of one AzureConfig.
 *
 * @param uid its UID
 * @param tenantID of its applications; empty if it never had access
 * @param clientIDs of the applications that it has, or had, a password on
 * @param numbers of its passwords, whatever state they are in; none if it is gone
 * @param keyIDs of what it signs in with, whoever made that; none if it is gone
 */
public record RootClaim(
        String uid,
        String tenantID,
        List<String> clientIDs,
        List<Long> numbers,
        List<String> keyIDs) {

    public RootClaim {
        clientIDs = List.copyOf(clientIDs);
        numbers = List.copyOf(numbers);
        keyIDs = List.copyOf(keyIDs);
    }
}
