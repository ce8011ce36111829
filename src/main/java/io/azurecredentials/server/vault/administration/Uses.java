package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.rbac.Right;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it takes to write an AzureRole beside the right to write it: to use the AzureConfigs that it
 * refers to, as the admission policy asks of everybody but the operator, whose write it is.
 */
final class Uses {
    private Uses() {}

    /** In the policy's order. */
    static List<Right> of(Spec role, String namespace) {
        return Stream.of("configRef", "login.configRef")
                .filter(it -> role.has(it + ".name"))
                .map(
                        it ->
                                new Right(
                                        "use",
                                        Kind.AZURE_CONFIG.plural(),
                                        role.text(it + ".namespace").orElse(namespace),
                                        role.text(it + ".name").orElseThrow()))
                .distinct()
                .toList();
    }
}
