package io.azurecredentials.server.vault.wire;

import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a token says about whoever logged in, under Vault's names. Vault repeats what the client
 * said; here nothing stands that was not proven, so that it can be relied on.
 */
final class Metadata {
    private Metadata() {}

    static Map<String, String> of(RoleID role, Subject subject) {
        Map<String, String> all = new TreeMap<>();
        all.put("role", role.name());
        subject.applicationID().ifPresent(it -> all.put("app_id", it));
        subject.identityID().ifPresent(it -> all.put("resource_id", it));
        Optional<ResourceID> machine = subject.resourceID().flatMap(ResourceID::of);
        machine.ifPresent(it -> machine(all, it));
        return all;
    }

    private static void machine(Map<String, String> all, ResourceID id) {
        all.put("resource_id", id.toString());
        all.put("subscription_id", id.subscriptionID());
        all.put("resource_group_name", id.resourceGroup());
        switch (id.kind()) {
            case VIRTUAL_MACHINE -> all.put("vm_name", id.name());
            case SCALE_SET, SCALE_SET_INSTANCE -> all.put("vmss_name", id.names().getFirst());
            case USER_ASSIGNED_IDENTITY, OTHER -> {}
        }
    }
}
