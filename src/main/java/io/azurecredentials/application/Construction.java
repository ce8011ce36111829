package io.azurecredentials.application;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Directory.ServicePrincipal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.lifecycle.Principal.Ids;

/** Makes what an application needs to be signed in with, or finds what an earlier try made. */
public final class Construction {
    private Construction() {}

    /** An application with its service principal, and no password. */
    public static Answer<Ids> of(Tenant tenant, Blueprint blueprint) {
        return tenant.directory()
                .upsertApplication(blueprint)
                .then(it -> withServicePrincipal(tenant, it, blueprint));
    }

    /** The service principal of one that is there. */
    public static Answer<Ids> withServicePrincipal(
            Tenant tenant, Application application, Blueprint blueprint) {
        return tenant.directory()
                .upsertServicePrincipal(application.appID(), blueprint)
                .map(
                        (ServicePrincipal it) ->
                                new Ids(
                                        application.objectID(),
                                        application.appID(),
                                        it.objectID()));
    }
}
