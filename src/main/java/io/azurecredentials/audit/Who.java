package io.azurecredentials.audit;

/**
 * Who it was, as a signature or a seal proved it; what nobody proved is nobody's name.
 *
 * @param tenantID the Entra tenant
 * @param objectID the service principal or user in it
 */
public record Who(String tenantID, String objectID) {}
