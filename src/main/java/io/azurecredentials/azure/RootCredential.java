package io.azurecredentials.azure;

import io.azurecredentials.base.Sensitive;

/**
 * What the operator itself shows to Entra.
 *
 * @param tenantID the tenant, a GUID
 * @param subscriptionID the default subscription, a GUID
 * @param clientID the root application's client id, a GUID
 * @param clientSecret its password
 */
public record RootCredential(
        String tenantID, String subscriptionID, String clientID, Sensitive clientSecret) {}
