package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.util.Set;

/**
 * {@code auth/azure/config}. What a write leaves out of the retries and of {@code
 * root_password_ttl} gets its default again, as in Vault.
 *
 * @param named what the operator's environment names, where a config names nothing
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/azure#configure">Configure</a>
 */
public record LoginConfig(Named named) implements ConfigDocument {
    /** The AzureConfig that it is. */
    public static final String OBJECT = "auth-azure";

    private static final long RETRIES = 3;
    private static final Duration DELAY = Duration.ofSeconds(4);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Set<String> FIELDS =
            Rotation.plus(
                    "tenant_id",
                    "resource",
                    "environment",
                    "client_id",
                    "client_secret",
                    "identity_token_audience",
                    "identity_token_ttl",
                    Root.TYPE,
                    "max_retries",
                    "retry_delay",
                    "max_retry_delay");

    /**
     * What the operator's environment names.
     *
     * @param tenant whether there is {@code AZURE_TENANT_ID}
     * @param resource whether there is {@code AZURE_AD_RESOURCE}
     */
    public record Named(boolean tenant, boolean resource) {}

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
        pen.text("tenant_id", "tenantID");
        pen.text("resource", "login.resource");
        require(pen, "tenantID", named.tenant(), "tenant_id is required");
        require(pen, "login.resource", named.resource(), "resource is required");
        CloudName.write(pen);
        Root.write(pen, secret());
        Rotation.write(pen, true);
        long retries = input.whole("max_retries").orElse(RETRIES);
        if (pen.spec().whole("retry.maxRetries").orElse(RETRIES) != retries) {
            pen.put("retry.maxRetries", retries, false);
        }
        delay(pen, "retry_delay", "retry.retryDelay", DELAY);
        delay(pen, "max_retry_delay", "retry.maxRetryDelay", LONGEST_DELAY);
        return pen.done(FIELDS);
    }

    private static void require(Pen pen, String path, boolean named, String sentence) {
        boolean counts =
                named && !pen.spec().text("environmentVariables").orElse("").equals("Ignore");
        if (!pen.spec().has(path) && !counts) {
            throw Refused.because(400, sentence);
        }
    }

    private static void delay(Pen pen, String from, String to, Duration usual) {
        Duration delay = pen.input().duration(from).filter(Duration::isPositive).orElse(usual);
        if (pen.spec().has(to) || !delay.equals(usual)) {
            pen.put(to, delay);
        }
    }

    /** Vault's plugin answers with delays as Go counts them, in nanoseconds. */
    @Override
    public ObjectNode show(Spec spec, Spec status) {
        Shown shown = new Shown(spec);
        shown.text("tenant_id", "tenantID").text("resource", "login.resource");
        shown.text("environment", "environment");
        Root.show(shown, spec);
        shown.text(Root.TYPE, Root.type(spec));
        Rotation.show(shown, spec);
        shown.data()
                .put("max_retries", spec.whole("retry.maxRetries").orElse(RETRIES))
                .put("retry_delay", nanos(shown, "retry.retryDelay", DELAY))
                .put("max_retry_delay", nanos(shown, "retry.maxRetryDelay", LONGEST_DELAY));
        return shown.data();
    }

    private static long nanos(Shown shown, String from, Duration usual) {
        return shown.time(from).orElse(usual).toNanos();
    }
}
