package io.azurecredentials.emulator.entra;

import static io.azurecredentials.emulator.directory.ObjectType.APPLICATION;
import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Apis;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.MicrosoftGraph;
import io.azurecredentials.emulator.world.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the resource that a scope or a v1 {@code resource} parameter names. */
public final class Resources {

    /** Application ids of Microsoft's own APIs, the same in every tenant. */
    static final String GRAPH_APP_ID = MicrosoftGraph.APP_ID;

    static final String ARM_APP_ID = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    private static final Set<String> OPENID =
            Set.of("openid", "profile", "offline_access", "email");
    private static final String DEFAULT = "/.default";
    private static final List<String> OTHER_FIRST_PARTY =
            List.of(
                    "https://vault.azure.net",
                    "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
                    "https://storage.azure.com",
                    "e406a681-f3d4-42a8-90b6-c2b029497af1",
                    "6dae42f8-4368-4678-94ff-3960e28e3630");

    private Resources() {}

    /** The audiences that Graph takes tokens for. */
    public static Set<String> graphAudiences(Cloud cloud) {
        return Set.of(cloud.graphAudience(), cloud.graphAudience() + "/", GRAPH_APP_ID);
    }

    /** The audiences that ARM takes tokens for, in the order in which its refusal lists them. */
    public static List<String> armAudiences(Cloud cloud) {
        List<String> audiences = new ArrayList<>();
        for (String audience : cloud.armAudiences()) {
            audiences.add(audience + "/");
            audiences.add(audience);
        }
        audiences.add(ARM_APP_ID);
        return audiences;
    }

    /**
     * The resource of a v2 scope. MSAL adds the OpenID scopes to every request; they mean nothing
     * to client credentials. {@code https://management.core.windows.net//.default} keeps its slash.
     */
    static Resource ofScope(String scope, Directory directory) {
        List<String> wanted = new ArrayList<>();
        for (String part : scope.split(" ", -1)) {
            if (!part.isEmpty() && !OPENID.contains(part)) {
                wanted.add(part);
            }
        }
        if (wanted.size() != 1) {
            throw AadRefusal.invalidScope(scope);
        }
        String only = wanted.getFirst();
        if (!only.endsWith(DEFAULT)) {
            throw AadRefusal.scopeNotDefault(only);
        }
        return named(only.substring(0, only.length() - DEFAULT.length()), directory);
    }

    /** The resource of that name: what v1 and the metadata service are asked for. */
    static Resource named(String name, Directory directory) {
        Cloud cloud = directory.tenant().cloud();
        if (graphAudiences(cloud).contains(name)) {
            return Resource.microsofts(name, Resource.Kind.GRAPH);
        }
        if (armAudiences(cloud).contains(name)) {
            return Resource.microsofts(name, Resource.Kind.RESOURCE_MANAGER);
        }
        if (OTHER_FIRST_PARTY.contains(name.replaceFirst("/$", ""))) {
            return Resource.microsofts(name, Resource.Kind.MICROSOFTS);
        }
        return directory
                .current()
                .filter(object -> object.type() == APPLICATION && !object.isDeleted())
                .filter(object -> goesBy(object, name) && hasServicePrincipal(object, directory))
                .findFirst()
                .map(object -> resource(object, name))
                .orElseThrow(() -> AadRefusal.unknownResource(name, directory.tenant().id()));
    }

    private static boolean goesBy(DirectoryObject application, String name) {
        if (application.text("appId").equalsIgnoreCase(name)) {
            return true;
        }
        for (JsonNode uri : application.body().path("identifierUris")) {
            if (uri.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasServicePrincipal(DirectoryObject application, Directory directory) {
        return directory.idsByKey(SERVICE_PRINCIPAL, "appId", application.text("appId")).stream()
                .map(directory::current)
                .flatMap(Optional::stream)
                .anyMatch(object -> !object.isDeleted());
    }

    /** v2 tokens always name the application id as audience. */
    private static Resource resource(DirectoryObject application, String name) {
        ObjectNode body = application.body();
        int version = Apis.tokenVersion(body);
        return new Resource(
                version == 2 ? application.text("appId") : name,
                Resource.Kind.TENANTS,
                version,
                Apis.tellsType(body),
                Apis.tellsTypeOfUsers(body),
                Apis.tellsGroups(body));
    }
}
