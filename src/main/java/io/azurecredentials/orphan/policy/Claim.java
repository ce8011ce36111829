package io.azurecredentials.orphan.policy;

import java.util.List;

/**
 * What one AzureCredential or AzureRole that exists says is its own in one tenant, whatever state
 * it is in: reserved, in use, superseded or being removed.
 *
 * @param kind which of the two
 * @param uid its UID
 * @param tenantID of its applications; empty where it has none
 * @param epochs of its applications
 * @param applicationIDs their object ids, as far as they were written down
 * @param attempts for its passwords; a role has none
 */
public record Claim(
        Kind kind,
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

    /** That it exists, and its tries to make passwords. */
    public Claim(Kind kind, String uid, List<Attempt> attempts) {
        this(kind, uid, "", List.of(), List.of(), attempts);
    }

    /** What it has in one tenant. */
    public Claim in(String tenant, List<Integer> itsEpochs, List<String> itsApplicationIDs) {
        return new Claim(kind, uid, tenant, itsEpochs, itsApplicationIDs, attempts);
    }

    /** What a credential says. */
    public Claim(
            String uid,
            String tenantID,
            List<Integer> epochs,
            List<String> applicationIDs,
            List<Attempt> attempts) {
        this(Kind.CREDENTIAL, uid, tenantID, epochs, applicationIDs, attempts);
    }

    /** Who owns things in Azure. */
    public enum Kind {
        /** An AzureCredential. */
        CREDENTIAL,
        /** An AzureRole that keeps an application for its credentials. */
        ROLE
    }

    /** One try to make a password. */
    public record Attempt(long sequence, String attempt) {}
}
