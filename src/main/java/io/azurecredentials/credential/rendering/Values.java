package io.azurecredentials.credential.rendering;

import io.azurecredentials.base.Sensitive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a credential consists of.
 *
 * @param authority where Entra gives tokens in the tenant's cloud, such as {@code
 *     https://login.microsoftonline.com}
 * @param resourceManager where Azure Resource Manager is there
 */
public record Values(
        String clientID,
        Sensitive clientSecret,
        String tenantID,
        String subscriptionID,
        String authority,
        String resourceManager) {

    /** What can be asked for by name: Vault's names for it. */
    enum Name {
        CLIENT_ID,
        CLIENT_SECRET,
        TENANT_ID,
        SUBSCRIPTION_ID;

        /** As it is written in a template. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> all() {
            return Arrays.stream(values()).map(Name::toString).toList();
        }
    }

    Sensitive get(Name name) {
        return switch (name) {
            case CLIENT_ID -> Sensitive.of(clientID);
            case CLIENT_SECRET -> clientSecret;
            case TENANT_ID -> Sensitive.of(tenantID);
            case SUBSCRIPTION_ID -> Sensitive.of(subscriptionID);
        };
    }
}
