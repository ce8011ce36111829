package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import java.util.Set;

/**
 * {@code azure/config}.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/azure#configure-access">
 *     Configure access</a>
 */
public record SecretsConfig() implements ConfigDocument {
    /** The AzureConfig that it is. */
    public static final String OBJECT = "azure";

    private static final Set<String> FIELDS =
            Rotation.plus(
                    "subscription_id",
                    "tenant_id",
                    "environment",
                    "client_id",
                    "client_secret",
                    "identity_token_audience",
                    "identity_token_ttl",
                    "password_policy",
                    "use_microsoft_graph_api",
                    "seamless_rotation");

    @Override
    public String object() {
        return OBJECT;
    }

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public Draft write(Input input, Spec live) {
        Pen pen = new Pen(input, live);
        pen.text("subscription_id", "subscriptionID");
        pen.text("tenant_id", "tenantID");
        CloudName.write(pen);
        Root.write(pen, secret());
        Rotation.write(pen, false);
        pen.ignore("password_policy", "Entra makes the passwords, and takes none of ours");
        pen.ignore("use_microsoft_graph_api", "there is no other way to Entra any more");
        pen.ignore("seamless_rotation", "it is about static roles, and there are none here");
        return pen.done(FIELDS);
    }

    @Override
    public ObjectNode show(Spec spec, Spec status) {
        Shown shown = new Shown(spec);
        shown.text("subscription_id", "subscriptionID").text("tenant_id", "tenantID");
        shown.text("environment", "environment");
        Root.show(shown, spec);
        Rotation.show(shown, spec);
        status.text("rootCredential.expires")
                .ifPresent(it -> shown.data().put("root_password_expiration_date", it));
        return shown.data();
    }
}
