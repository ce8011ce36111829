package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Refused;
import java.util.Map;
import java.util.Set;

/**
 * One of Vault's two roles of a name, as a half of an AzureRole: what credentials may do, or who
 * may log in.
 */
public sealed interface RoleDocument permits SecretsRole, LoginRole {

    /** All fields that it knows. */
    Set<String> fields();

    /** Whether a role has this half. */
    boolean isIn(Spec spec);

    /** Whether a role has the other half. */
    boolean isOtherIn(Spec spec);

    /**
     * What a write makes of it.
     *
     * @param live as it stands; empty if there is none yet
     * @param status what the operator found out about it
     * @param twoMounts whether logins have an AzureConfig of their own
     * @throws Refused with 400
     */
    Draft write(Input input, Spec live, Spec status, boolean twoMounts);

    /** The same role without this half. */
    Spec without(Spec spec);

    /** What is read back. */
    ObjectNode show(Spec spec, Spec status);

    /** A reference to an AzureConfig of the same namespace. */
    static Map<String, Object> config(String name) {
        return Map.of("name", name);
    }
}
