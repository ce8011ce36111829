package io.azurecredentials.credential.lifecycle;

/**
 * Through whom something was made; revocation refuses to act through another, because in another
 * tenant everything would look as if it were gone.
 *
 * @param tenantID the Entra tenant in force
 * @param environment the cloud that it belongs to, such as {@code AzurePublicCloud}
 * @param configNamespace the AzureConfig's namespace
 * @param configName the AzureConfig's name
 * @param configUID the AzureConfig's UID
 */
public record Issuer(
        String tenantID,
        String environment,
        String configNamespace,
        String configName,
        String configUID) {}
