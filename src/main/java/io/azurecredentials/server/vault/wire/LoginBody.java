package io.azurecredentials.server.vault.wire;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is sent to {@code auth/azure/login}.
 *
 * @param role in lower case, and can be the name of an AzureRole
 * @param jwt not empty, and otherwise not looked at
 * @param hints what else is said; decides nothing
 * @param warnings of what is said beside that
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/azure#login">Azure auth method
 *     (API), Login</a>
 */
public record LoginBody(String role, Sensitive jwt, Hints hints, List<String> warnings) {
    private static final String JWT = "jwt";
    private static final String ROLE = "role";
    private static final String SUBSCRIPTION = "subscription_id";
    private static final String GROUP = "resource_group_name";
    private static final String MACHINE = "vm_name";
    private static final String SCALE_SET = "vmss_name";
    private static final String RESOURCE = "resource_id";
    private static final Set<String> KNOWN =
            Set.of(JWT, ROLE, SUBSCRIPTION, GROUP, MACHINE, SCALE_SET, RESOURCE);

    public LoginBody {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads it, in the order in which Vault complains.
     *
     * @throws Refused with 400, in Vault's words, but without repeating what was sent
     */
    public static LoginBody read(Body body) {
        Fields fields = Fields.of(body);
        String jwt = given(fields, JWT);
        String role = RoleName.of(given(fields, ROLE)).orElseThrow(() -> invalid("role name"));
        return new LoginBody(
                role, Sensitive.of(jwt), hints(fields), Warnings.ofIgnored(fields, KNOWN));
    }

    private static String given(Fields fields, String name) {
        return Optional.of(fields.text(name))
                .filter(it -> !it.isBlank())
                .orElseThrow(() -> Refused.because(400, name + " is required"));
    }

    private static Hints hints(Fields fields) {
        String subscription = fields.text(SUBSCRIPTION);
        String group = fields.text(GROUP);
        String machine = fields.text(MACHINE);
        String scaleSet = fields.text(SCALE_SET);
        String resource = fields.text(RESOURCE);
        return Hints.of(subscription, group, machine, scaleSet, resource)
                .orElseThrow(() -> wrong(subscription, group, machine, scaleSet));
    }

    /** The first of them that cannot be what it should be; the resource id if all others can. */
    private static Refused wrong(
            String subscription, String group, String machine, String scaleSet) {
        if (Hints.of(subscription, "", "", "", "").isEmpty()) {
            return invalid("subscription id");
        }
        if (Hints.of("", group, "", "", "").isEmpty()) {
            return invalid("resource group name");
        }
        if (Hints.of("", "", "", scaleSet, "").isEmpty()) {
            return invalid("vmss_name");
        }
        return invalid(Hints.of("", "", machine, "", "").isEmpty() ? "vm name" : "resource id");
    }

    private static Refused invalid(String what) {
        return Refused.because(400, "invalid " + what);
    }
}
