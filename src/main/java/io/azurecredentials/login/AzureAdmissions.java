package io.azurecredentials.login;

import io.azurecredentials.base.Answer;
import io.azurecredentials.config.LiveConfigs;
import io.azurecredentials.login.lookup.Lookups;
import io.azurecredentials.login.lookup.Reach;
import io.azurecredentials.login.lookup.Retry;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Subject;
import io.azurecredentials.login.resolution.LookUpRetry;

/**
 * Decides with what Azure says to the config of a role.
 *
 * @param lookups one for the process
 * @param configs and the tenants they open
 */
public record AzureAdmissions(Lookups lookups, LiveConfigs configs) implements Admissions {

    @Override
    public Answer<Decision> decide(Terms terms, Subject subject, Hints hints) {
        LookUpRetry retry = terms.rules().retry();
        Reach reach =
                Reach.of(
                        terms.config().getMetadata().getUid(),
                        terms.tenantID(),
                        new Retry(retry.most(), retry.delay(), retry.longestDelay()),
                        () -> configs.tenant(terms.config()));
        return lookups.decide(reach, terms.rules().bindings(), subject, hints);
    }
}
