package io.azurecredentials.login;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.policy.Hints;
import java.net.InetAddress;

/**
 * Somebody at the door.
 *
 * @param namespace that he asks in
 * @param role name of an AzureRole in it, if there is one
 * @param jwt what he shows
 * @param hints what he says about his machine
 * @param caller where he asks from
 */
public record Attempt(
        String namespace, String role, Sensitive jwt, Hints hints, InetAddress caller) {}
