package io.azurecredentials.chaos.oracle;

import io.azurecredentials.emulator.control.Inventory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What users and vandals did, told before they do it: for what comes of that the operator is not to
 * blame.
 */
public final class Excuses {
    private final Set<String> departing = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Abandoned abandoned = new Abandoned();

    /** The AzureCredential of that UID is about to be deleted: all of it may go from now on. */
    public void departs(String uid) {
        departing.add(uid);
    }

    /** Somebody is about to remove that application, its principal or that password by hand. */
    public void breaks(String applicationOrKeyID) {
        broken.add(applicationOrKeyID);
    }

    /** The AzureCredential of that UID is about to be given up with all that it has in Azure. */
    public void abandons(String uid) {
        abandoned.add(uid);
    }

    /** Whether that is left of something that was given up. */
    public boolean isLeftBehind(Inventory.Application application) {
        return abandoned.contains(application);
    }

    /** Whether that is left of something that was given up. */
    public boolean isLeftBehind(Inventory.RoleAssignment assignment) {
        return abandoned.containsPrincipal(assignment.principalId());
    }

    Abandoned abandoned() {
        return abandoned;
    }

    /** Whether somebody has removed the application, or something that it needs. */
    boolean isBroken(String clientID) {
        return broken.contains(clientID);
    }

    boolean excuse(Publication publication) {
        return departing.contains(publication.ownerUID())
                || broken.contains(publication.clientID())
                || broken.contains(publication.keyID());
    }
}
