package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Configs;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.credential.lifecycle.Issuer;

/** The tenant that something was, or will be, made in; it is worked on in no other. */
public record Origin(Tenants tenants) {

    /** What is made through a config that shows its tenant. */
    public static Issuer of(AzureConfig config) {
        return new Issuer(
                String.valueOf(config.getStatus().tenantID()),
                Configs.environment(config).toString(),
                config.getMetadata().getNamespace(),
                config.getMetadata().getName(),
                config.getMetadata().getUid());
    }

    /**
     * The tenant, opened. What lives can be removed through a config that may make nothing any
     * more.
     *
     * @param sources among which the config is looked for
     * @param issuer through whom it was, or will be, made
     * @param flow for whom, and how urgently
     */
    public Answer<Tenant> tenant(Sources sources, Issuer issuer, Flow flow) {
        return sources.of(issuer)
                .map(it -> same(it, issuer).then(same -> opened(same, flow)))
                .orElseGet(() -> Answer.refused(gone(issuer)))
                .map(it -> it.in(flow));
    }

    private Answer<Tenant> opened(AzureConfig config, Flow flow) {
        return switch (flow.priority()) {
            case REVOCATION -> tenants.of(config);
            case LOGIN, ISSUANCE, CHECK -> tenants.toIssue(config);
        };
    }

    /** That there is no config. */
    public static Problem gone(Issuer issuer) {
        return new Problem.UserError(
                Reason.CONFIG_NOT_FOUND,
                "AzureConfig "
                        + issuer.configName()
                        + " does not exist, so Azure cannot be reached; restore it.");
    }

    /**
     * Only the tenant matters here: a config that was made anew under the same name reaches the
     * same Azure objects. Nothing new is made through it, which is decided elsewhere.
     */
    private Answer<AzureConfig> same(AzureConfig config, Issuer issuer) {
        return tenants.leads(config, issuer.environment(), issuer.tenantID())
                ? Answer.given(config)
                : Answer.refused(
                        new Problem.UserError(
                                Reason.CONFIG_CHANGED,
                                "AzureConfig "
                                        + config.getMetadata().getName()
                                        + " speaks of another tenant than the one this was issued"
                                        + " in, where everything would look as if it were gone;"
                                        + " give it back its tenantID and environment."));
    }
}
