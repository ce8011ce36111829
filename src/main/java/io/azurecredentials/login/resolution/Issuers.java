package io.azurecredentials.login.resolution;

/**
 * Who issues the tokens of the tenant that an AzureConfig is fixed to.
 *
 * @param tenantID a GUID
 * @param v1 the issuer that v1 tokens of the tenant name, in the tenant's cloud
 * @param v2 the same of v2 tokens
 */
public record Issuers(String tenantID, String v1, String v2) {}
