package io.azurecredentials.orphan.policy;

import java.util.List;

/**
 * What one AzureCredential that exists says is its own, whatever state it is in: reserved, in use,
 * superseded or being removed.
 *
 * @param uid its UID
 * @param tenantID where it was issued; empty if it never was
 * @param epochs of its applications
 * @param applicationIDs their object ids, as far as they were written down
 * @param attempts for its passwords
 */
public record Claim(
        String uid,
        String tenantID,
        List<Integer> epochs,
        List<String> applicationIDs,
        List<Attempt> attempts) {

    public Claim {
        epochs = List.copyOf(epochs);
        applicationIDs = List.copyOf(applicationIDs);
        attempts = List.copyOf(attempts);
    }

    /** One try to make a password. */
    public record Attempt(long sequence, String attempt) {}
}
