package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Refused;
import java.util.Set;

/** One of Vault's two configs, as an AzureConfig. */
public sealed interface ConfigDocument permits SecretsConfig, LoginConfig {

    /** The key of its Secret that holds {@code client_secret}. */
    String SECRET_KEY = "clientSecret";

    /** The AzureConfig that is written. */
    String object();

    /** All fields that it knows. */
    Set<String> fields();

    /**
     * What a write makes of it.
     *
     * @param live as it stands; empty if there is none yet
     * @throws Refused with 400
     */
    Draft write(Input input, Spec live);

    /** What is read back; never a password. */
    ObjectNode show(Spec spec, Spec status);

    /** The Secret that goes with it. */
    default String secret() {
        return object() + "-bootstrap";
    }
}
