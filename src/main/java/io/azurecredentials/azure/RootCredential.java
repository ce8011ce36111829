package io.azurecredentials.azure;

import io.azurecredentials.base.Sensitive;

/**
 * What the operator itself shows to Azure.
 *
 * @param tenantID the tenant, a GUID
 */
public record RootCredential(Cloud cloud, String tenantID, Authentication authentication) {

    /** In the public cloud, with an application's password. */
    public RootCredential(String tenantID, String clientID, Sensitive clientSecret) {
        this(Cloud.PUBLIC, tenantID, new Authentication.ClientSecret(clientID, clientSecret));
    }
}
