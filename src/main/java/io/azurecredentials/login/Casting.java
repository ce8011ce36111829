package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.session.token.RoleID;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Tells a {@link Cast} of the roles that a watch tells of. */
record Casting(Cast cast) implements ResourceEventHandler<AzureRole> {

    @Override
    public void onAdd(AzureRole role) {
        if (role.getMetadata().getDeletionTimestamp() == null) {
            cast.add(id(role));
        }
    }

    /** Another UID under the same name is what a watch tells that missed both events. */
    @Override
    public void onUpdate(AzureRole before, AzureRole role) {
        if (!id(before).equals(id(role)) || role.getMetadata().getDeletionTimestamp() != null) {
            cast.remove(id(before));
        }
        onAdd(role);
    }

    @Override
    public void onDelete(AzureRole role, boolean unknown) {
        cast.remove(id(role));
    }

    private static RoleID id(AzureRole role) {
        ObjectMeta metadata = role.getMetadata();
        return new RoleID(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }
}
