package io.azurecredentials.credential.rendering;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.rendering.Values.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A set of keys that some kind of consumer reads. */
public enum Layout {
    /** Vault's field names (path {@code azure/creds/:role}). */
    VAULT {
        @Override
        String key(Name name) {
            return name.toString();
        }
    },
    /** The variables that Azure SDKs read, for {@code envFrom}. */
    ENVIRONMENT {
        @Override
        String key(Name name) {
            return "AZURE_" + name.name();
        }
    },
    /**
     * The variables that Terraform's azurerm provider reads.
     *
     * @see <a
     *     href="https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_client_secret">Service
     *     principal and a client secret</a>
     */
    TERRAFORM {
        @Override
        String key(Name name) {
            return "ARM_" + name.name();
        }
    },
    /** One file that older Azure SDKs and tools read. */
    AUTH_FILE {
        @Override
        String key(Name name) {
            return AuthFile.KEY;
        }

        @Override
        Map<String, Sensitive> render(Values values) {
            return Map.of(AuthFile.KEY, AuthFile.of(values));
        }
    };

    abstract String key(Name name);

    /** The keys it takes. */
    List<String> keys() {
        return Arrays.stream(Name.values()).map(this::key).distinct().toList();
    }

    /** The Secret's entries for one credential. */
    Map<String, Sensitive> render(Values values) {
        return Arrays.stream(Name.values()).collect(Collectors.toMap(this::key, values::get));
    }
}
