package io.azurecredentials.emulator.entra;

import java.util.Set;

/**
 * Who a valid token speaks for.
 *
 * @param objectID the service principal
 * @param appID the application
 * @param roles application permissions on the service the token is for
 */
public record Caller(String tenantID, String objectID, String appID, Set<String> roles) {}
