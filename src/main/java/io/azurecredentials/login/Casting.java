package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.session.token.RoleID;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/**
 * Tells a {@link Cast} of the roles that a watch tells of and that somebody may log in for: others
 * are refused at once, and a name that they stood in for would be known for one.
 */
record Casting(Cast cast) implements ResourceEventHandler<AzureRole> {

    @Override
    public void onAdd(AzureRole role) {
        if (standsIn(role)) {
            cast.add(id(role));
        }
    }

    /** Another UID under the same name is what a watch tells that missed both events. */
    @Override
    public void onUpdate(AzureRole before, AzureRole role) {
        if (!id(before).equals(id(role)) || !standsIn(role)) {
            cast.remove(id(before));
        }
        onAdd(role);
    }

    @Override
    public void onDelete(AzureRole role, boolean unknown) {
        cast.remove(id(role));
    }

    private static boolean standsIn(AzureRole role) {
        return role.getMetadata().getDeletionTimestamp() == null && role.getSpec().login() != null;
    }

    private static RoleID id(AzureRole role) {
        ObjectMeta metadata = role.getMetadata();
        return new RoleID(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }
}
