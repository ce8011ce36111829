package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Configs;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.Resolution.Resolved;
import java.util.Optional;

/** Finds everything in Azure that a role names, through the AzureConfig that it names. */
final class Search {
    private final Tenants tenants;
    private final Admittance admittance;
    private final RootApplications roots;

    Search(Tenants tenants, Admittance admittance, RootApplications roots) {
        this.tenants = tenants;
        this.admittance = admittance;
        this.roots = roots;
    }

    /** All of it, or what is in the way. */
    Answer<Findings> of(AzureRole role, Optional<AzureConfig> config) {
        return Configs.ready(
                        config,
                        configOf(role),
                        role.getMetadata().getNamespace(),
                        admittance,
                        Configs.Use.ISSUING)
                .then(it -> tenants.toIssue(it).then(tenant -> of(role, it, tenant)));
    }

    private Answer<Findings> of(AzureRole role, AzureConfig config, Tenant tenant) {
        String objectID = role.getSpec().applicationObjectID();
        return objectID == null
                ? new Resolution(tenant)
                        .resolve(role.getSpec())
                        .map((Resolved it) -> new Findings(it, Optional.empty()))
                : new ExistingApplication(tenant.directory(), roots, tenantOf(config))
                        .find(objectID)
                        .map(it -> new Findings(Findings.NOTHING, Optional.of(it)));
    }

    /** Why nothing may be issued on an application that is kept for the role. */
    Optional<Problem> obstacle(AzureRole role) {
        return Estates.read(role)
                .serving()
                .flatMap(
                        it ->
                                it.ids()
                                        .flatMap(
                                                ids ->
                                                        roots.obstacle(
                                                                it.issuer().tenantID(),
                                                                ids.appID())));
    }

    /** A config that is Ready shows it. */
    private static String tenantOf(AzureConfig config) {
        return String.valueOf(config.getStatus().tenantID());
    }

    static NamespacedName configOf(AzureRole role) {
        return NamespacedName.of(role.getSpec().configRef(), role.getMetadata().getNamespace());
    }
}
