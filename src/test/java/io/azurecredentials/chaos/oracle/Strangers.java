package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.chaos.oracle.Violation.Kind;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What others put beside what is ours: the operator has to leave it alone. */
public final class Strangers {
    private final Violations violations;
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    Strangers(Violations violations) {
        this.violations = violations;
    }

    /**
     * Somebody has created that Secret.
     *
     * @param now what has its name a moment later
     */
    public void owns(Secret created, Optional<Secret> now) {
        secrets.put(Publication.key(created), created);
        Optional<Secret> there = now.filter(it -> isSame(it, created));
        seen(there.orElse(created), there.isEmpty());
    }

    /** Its owner is about to remove that Secret. */
    public void leaves(Secret secret) {
        secrets.remove(Publication.key(secret));
    }

    /** Somebody added a password of his own to that application of ours. */
    public void owns(String keyID, String applicationObjectID) {
        passwords.put(keyID, applicationObjectID);
    }

    /** Somebody is about to remove that password. */
    public void leaves(String keyID) {
        passwords.remove(keyID);
    }

    /** Passwords that somebody else made: key ids, and the applications they are on. */
    public Map<String, String> passwords() {
        return Map.copyOf(passwords);
    }

    /** Secrets that somebody else made, by namespace and name. */
    public List<String> secrets() {
        return List.copyOf(secrets.keySet());
    }

    void seen(Secret secret, boolean gone) {
        String key = Publication.key(secret);
        Secret theirs = secrets.get(key);
        // News of one that had the name before may come late
        if (theirs != null
                && isSame(theirs, secret)
                && (gone || !theirs.getData().equals(secret.getData()) || isTaken(secret))) {
            violations.add(Kind.NOT_OURS, key, "Secret " + key + " was somebody else's");
        }
    }

    private static boolean isSame(Secret one, Secret other) {
        return one.getMetadata().getUid().equals(other.getMetadata().getUid());
    }

    private static boolean isTaken(Secret secret) {
        return !secret.getMetadata().getOwnerReferences().isEmpty();
    }

    /**
     * Looks for passwords that others made, as long as the application is in use.
     *
     * @param theirs that others had made before the inventory was taken
     * @param living the credentials that were there before and after the inventory was taken
     */
    void look(Map<String, String> theirs, Inventory inventory, List<AzureCredential> living) {
        for (Inventory.Application application : inventory.applications()) {
            if (living.stream().anyMatch(it -> uses(it, application))) {
                theirs.forEach(
                        (keyID, objectID) -> {
                            if (objectID.equals(application.id())
                                    && passwords.containsKey(keyID)
                                    && !has(application, keyID)) {
                                violations.add(
                                        Kind.NOT_OURS,
                                        keyID,
                                        "a password that somebody else made on application "
                                                + application.uniqueName()
                                                + " is gone");
                            }
                        });
            }
        }
    }

    private static boolean uses(AzureCredential credential, Inventory.Application application) {
        return Optional.of(credential)
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null)
                .map(AzureCredential::getStatus)
                .filter(it -> it.endedAt() == null)
                .flatMap(it -> Optional.ofNullable(it.application()))
                .filter(it -> it.retireAt() == null)
                .filter(it -> Objects.equals(it.objectID(), application.id()))
                .isPresent();
    }

    private static boolean has(Inventory.Application application, String keyID) {
        return application.passwords().stream().anyMatch(it -> it.keyId().equals(keyID));
    }
}
