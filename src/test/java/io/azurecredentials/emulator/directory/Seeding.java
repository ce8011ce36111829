package io.azurecredentials.emulator.directory;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.GROUP;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.Tenant;
import java.time.Instant;

/** Puts a tenant's world into its directory. */
public final class Seeding {

    private Seeding() {}

    /** Creates what the tenant has from the start. */
    public static void seed(Directory directory, Instant now) {
        Tenant tenant = directory.tenant();
        for (Application application : tenant.applications()) {
            directory.put(application(application, tenant, now));
            application
                    .servicePrincipalID()
                    .map(id -> servicePrincipal(id, application, tenant, now))
                    .ifPresent(directory::put);
        }
        for (Group group : tenant.groups()) {
            directory.put(group(group, now));
        }
    }

    private static DirectoryObject application(Application seed, Tenant tenant, Instant now) {
        ObjectNode body =
                NewObjects.application(tenant, seed.objectID(), seed.clientID(), seed.name(), now);
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
        return owned(object, seed);
    }

    private static DirectoryObject servicePrincipal(
            String id, Application seed, Tenant tenant, Instant now) {
        ObjectNode application =
                NewObjects.application(tenant, seed.objectID(), seed.clientID(), seed.name(), now);
        ObjectNode body = NewObjects.servicePrincipal(tenant, id, application, now);
        return owned(DirectoryObject.of(SERVICE_PRINCIPAL, id, body), seed);
    }

    private static DirectoryObject owned(DirectoryObject object, Application seed) {
        return seed.ownsItself()
                ? seed.servicePrincipalID().map(object::withOwner).orElse(object)
                : object;
    }

    private static DirectoryObject group(Group seed, Instant now) {
        DirectoryObject object =
                DirectoryObject.of(
                        GROUP, seed.id(), NewObjects.group(seed.id(), seed.displayName(), now));
        for (String member : seed.members()) {
            object = object.withMember(member);
        }
        return object;
    }
}
