package io.azurecredentials.application;

import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import java.util.Optional;

/** Whether an application is in Azure as it was written down. */
public final class Presence {
    private Presence() {}

    /** The application; empty if it is gone, or its service principal is, or is another one. */
    public static Answer<Optional<ApplicationState>> of(Tenant tenant, Ids ids) {
        return tenant.directory()
                .inspect(ids.objectID())
                .map(found -> found.filter(it -> isWhole(it, ids)).map(Inspection::application));
    }

    private static boolean isWhole(Inspection found, Ids ids) {
        return found.servicePrincipal()
                .filter(it -> it.objectID().equals(ids.servicePrincipalID()))
                .isPresent();
    }
}
