package io.azurecredentials.emulator.directory;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.GROUP;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;
import static io.azurecredentials.emulator.directory.ObjectType.USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.User;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/** Puts a tenant's world into its directory. */
public final class Seeding {

    private Seeding() {}

    /** Creates what the tenant has from the start. */
    public static void seed(Directory directory, Instant now) {
        Tenant tenant = directory.tenant();
        directory.put(MicrosoftGraph.in(tenant));
        for (Application application : tenant.applications()) {
            directory.put(application(application, tenant, now));
            application
                    .servicePrincipalID()
                    .ifPresent(
                            id -> directory.consents().grant(id, application.graphPermissions()));
            application
                    .servicePrincipalID()
                    .map(id -> servicePrincipal(id, application, tenant, now))
                    .ifPresent(directory::put);
        }
        for (User user : tenant.users()) {
            directory.put(user(user));
        }
        for (Group group : tenant.groups()) {
            directory.put(group(group, now));
        }
    }

    private static DirectoryObject application(Application seed, Tenant tenant, Instant now) {
        ObjectNode body =
                NewObjects.application(tenant, seed.objectID(), seed.clientID(), seed.name(), now);
        seed.api().ifPresent(api -> Apis.describe(body, api));
        ArrayNode credentials = body.putArray("passwordCredentials");
        for (ClientSecret secret : seed.secrets()) {
            credentials.add(
                    Passwords.entry(
                            secret.keyID(),
                            secret.displayName(),
                            secret.text(),
                            Timestamps.seconds(now),
                            Timestamps.seconds(secret.end())));
        }
        DirectoryObject object = DirectoryObject.of(APPLICATION, seed.objectID(), body);
        for (ClientSecret secret : seed.secrets()) {
            object = object.withSecret(secret.keyID(), secret.text());
        }
        ArrayNode certificates = certificates(seed);
        object =
                object.edit(
                        next -> next.set("keyCredentials", KeyCredentials.printed(certificates)));
        object = KeyCredentials.kept(object, certificates);
        for (FederatedCredential credential : seed.proofs().federated()) {
            object = object.withFederated(federated(seed.objectID(), credential));
        }
        return owned(object, seed);
    }

    private static ArrayNode certificates(Application seed) {
        ArrayNode certificates = Json.array();
        for (X509Certificate certificate : seed.proofs().certificates()) {
            byte[] name = (seed.objectID() + certificate.getSerialNumber()).getBytes(UTF_8);
            String keyID = UUID.nameUUIDFromBytes(name).toString();
            certificates.add(KeyCredentials.request(certificate, keyID));
        }
        return certificates;
    }

    /** A federated identity credential as Graph prints it. */
    public static ObjectNode federated(String holderID, FederatedCredential seed) {
        byte[] unique = (holderID + "/" + seed.name()).getBytes(UTF_8);
        ObjectNode credential = Json.object();
        credential.put("id", UUID.nameUUIDFromBytes(unique).toString());
        credential.put("name", seed.name());
        credential.put("issuer", seed.issuer());
        credential.put("subject", seed.subject());
        credential.putNull("description");
        credential.putArray("audiences").add(seed.audience());
        return credential;
    }

    private static DirectoryObject user(User seed) {
        ObjectNode body = USER.blank();
        body.put("id", seed.id());
        body.put("displayName", seed.displayName());
        body.put("userPrincipalName", seed.userPrincipalName());
        body.put("accountEnabled", true);
        seed.home().ifPresent(home -> body.put("mail", home.mail()));
        return DirectoryObject.of(USER, seed.id(), body);
    }

    private static DirectoryObject servicePrincipal(
            String id, Application seed, Tenant tenant, Instant now) {
        ObjectNode application =
                NewObjects.application(tenant, seed.objectID(), seed.clientID(), seed.name(), now);
        seed.api().ifPresent(api -> Apis.describe(application, api));
        ObjectNode body = NewObjects.servicePrincipal(tenant, id, application, now);
        return owned(DirectoryObject.of(SERVICE_PRINCIPAL, id, body), seed);
    }

    private static DirectoryObject owned(DirectoryObject object, Application seed) {
        return seed.ownsItself()
                ? seed.servicePrincipalID().map(object::withOwner).orElse(object)
                : object;
    }

    private static DirectoryObject group(Group seed, Instant now) {
        ObjectNode body = NewObjects.group(seed.id(), seed.displayName(), now);
        switch (seed.kind()) {
            case SECURITY -> {}
            case ROLE_ASSIGNABLE -> body.put("isAssignableToRole", true);
            case DYNAMIC -> body.putArray("groupTypes").add("DynamicMembership");
            case SYNCHRONIZED -> body.put("onPremisesSyncEnabled", true);
            case MICROSOFT_365 -> {
                body.putArray("groupTypes").add("Unified");
                body.put("mailEnabled", true).put("securityEnabled", false);
            }
            case MAIL_ENABLED -> body.put("mailEnabled", true);
        }
        DirectoryObject object = DirectoryObject.of(GROUP, seed.id(), body);
        for (String member : seed.members()) {
            object = object.withMember(member);
        }
        return object;
    }
}
