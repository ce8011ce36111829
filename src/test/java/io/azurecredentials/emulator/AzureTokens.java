package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.entra.UserTokens;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tokens as whoever is in the world gets them, for whoever has to be shown one. Machines, pods and
 * applications ask as they do in Azure, so that a refusal is Azure's and the journal has it; for
 * people, who would have to sign in, one is made.
 *
 * <p>The audience is a resource by its name, such as {@code https://management.azure.com/} or the
 * {@code api://…} of an application with an {@link io.azurecredentials.emulator.world.Api}. Every
 * method throws {@link IllegalStateException} with Azure's answer if it is refused.
 */
public final class AzureTokens {
    private static final String ASSERTION =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final World world;
    private final Function<Request, Response> azure;
    private final Supplier<Directories> directories;
    private final UserTokens users;

    AzureTokens(
            World world,
            Function<Request, Response> azure,
            Supplier<Directories> directories,
            UserTokens users) {
        this.world = world;
        this.azure = azure;
        this.directories = directories;
        this.users = users;
    }

    /**
     * What a machine gets from its metadata service without naming an identity: its own identity's,
     * or that of the only one assigned to it.
     *
     * @param machine by its name in the world; a scale set's stands for its instance
     */
    public String ofMachine(String machine, String audience) {
        return metadata(machine, Map.of("resource", audience));
    }

    /** What a machine gets for one of its identities. */
    public String ofMachine(String machine, ManagedIdentity identity, String audience) {
        return metadata(machine, Map.of("resource", audience, "client_id", identity.clientID()));
    }

    /** What an application gets for its secret. */
    public String ofApplication(Application application, String audience) {
        return token(
                tenant(application),
                audience,
                Map.of(
                        "client_id", application.clientID(),
                        "client_secret", application.clientSecret()));
    }

    /**
     * What a pod gets for its service account's token.
     *
     * @param identity which trusts the token
     */
    public String ofPod(ManagedIdentity identity, String serviceAccountToken, String audience) {
        return token(
                world.tenantOf(identity.group().subscriptionID()),
                audience,
                Map.of(
                        "client_id", identity.clientID(),
                        "client_assertion_type", ASSERTION,
                        "client_assertion", serviceAccountToken));
    }

    /** A user's of the first tenant, guests included, as the Azure CLI gets it. */
    public String ofUser(User user, String audience) {
        return users.issue(
                directories.get().find(world.tenantID()).orElseThrow(), user.id(), audience);
    }

    /** What a token says; nobody has verified it. */
    public static JsonNode claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }

    private String metadata(String machine, Map<String, String> query) {
        return sent(
                Request.of(
                        "GET",
                        Imds.HOST,
                        "/metadata/identity/oauth2/token?api-version=2018-02-01&"
                                + new Form(query).text(),
                        Map.of("Metadata", "true", Imds.MACHINE, machine),
                        ""));
    }

    private String token(Tenant tenant, String audience, Map<String, String> proof) {
        Map<String, String> form = new LinkedHashMap<>(proof);
        form.put("grant_type", "client_credentials");
        form.put("scope", audience + "/.default");
        return sent(
                Request.of(
                        "POST",
                        tenant.cloud().loginHost(),
                        "/" + tenant.id() + "/oauth2/v2.0/token",
                        Map.of(),
                        new Form(form).text()));
    }

    private String sent(Request request) {
        Response response = azure.apply(request);
        var body = response.body().orElse(MissingNode.getInstance());
        if (response.status() != 200) {
            throw new IllegalStateException(response.status() + " " + body);
        }
        return body.path("access_token").asText();
    }

    private Tenant tenant(Application application) {
        return world.tenants().stream()
                .filter(tenant -> tenant.applications().contains(application))
                .findFirst()
                .orElseThrow();
    }
}
