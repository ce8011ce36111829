package io.azurecredentials.login.lookup;

import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import java.util.function.Supplier;

/**
 * How one AzureConfig reaches Azure.
 *
 * @param configUID what one config was told is not told to another
 * @param tenantID all configs of a tenant share what is asked of it a second
 */
public record Reach(String configUID, String tenantID, Retry retry, Source source) {

    /**
     * Through a tenant.
     *
     * @param tenant asked for each request that is made, and only then
     */
    public static Reach of(
            String configUID, String tenantID, Retry retry, Supplier<Answer<Tenant>> tenant) {
        return new Reach(configUID, tenantID, retry, new AzureSource(tenant));
    }
}
