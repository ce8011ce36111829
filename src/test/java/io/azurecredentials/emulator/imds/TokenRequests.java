package io.azurecredentials.emulator.imds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.directory.Directory;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.entra.ManagedTokens;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tokens for the identities that a machine has at this moment. */
final class TokenRequests {

    private final World world;
    private final Directories directories;
    private final List<Arm> arms;
    private final ManagedTokens tokens;

    TokenRequests(World world, Directories directories, List<Arm> arms, ManagedTokens tokens) {
        this.world = world;
        this.directories = directories;
        this.arms = arms;
        this.tokens = tokens;
    }

    /** An identity of the machine; {@code resource} is empty for the machine's own. */
    private record Held(DirectoryObject principal, Optional<String> resource) {
        boolean is(Form query) {
            Optional<String> resourceID =
                    query.nonEmpty("mi_res_id").or(() -> query.nonEmpty("msi_res_id"));
            return query.nonEmpty("client_id")
                            .map(id -> id.equalsIgnoreCase(principal.text("appId")))
                            .orElse(true)
                    && query.nonEmpty("object_id")
                            .map(id -> id.equalsIgnoreCase(principal.id()))
                            .orElse(true)
                    && resourceID
                            .map(id -> resource.filter(id::equalsIgnoreCase).isPresent())
                            .orElse(true);
        }
    }

    Response answer(Request request, Machine machine) {
        Form query = request.query();
        if (query.nonEmpty("api-version").isEmpty()) {
            throw ImdsRefusal.missing("api-version");
        }
        String resource =
                query.nonEmpty("resource").orElseThrow(() -> ImdsRefusal.missing("resource"));
        Directory directory = directory(machine);
        Held held = choose(held(machine, directory), query);
        String host = lowerGroups(machine.hostID());
        ManagedTokens.Identity identity =
                new ManagedTokens.Identity(
                        held.principal(),
                        held.resource().map(TokenRequests::lowerGroups).orElse(host),
                        host,
                        directory.consents().of(held.principal().id()));
        return tokens.answer(directory, identity, resource)
                .map(body -> Response.of(200, body))
                .orElseThrow(() -> ImdsRefusal.unknownResource(resource, directory.tenant().id()));
    }

    /** Without a name: the machine's own, or the only one of users. */
    private static Held choose(List<Held> held, Form query) {
        boolean named =
                List.of("client_id", "object_id", "mi_res_id", "msi_res_id").stream()
                        .anyMatch(name -> query.nonEmpty(name).isPresent());
        List<Held> fitting =
                held.stream()
                        .filter(one -> named ? one.is(query) : one.resource().isEmpty())
                        .toList();
        List<Held> candidates = fitting.isEmpty() && !named ? held : fitting;
        if (candidates.isEmpty()) {
            throw ImdsRefusal.noIdentity();
        }
        if (candidates.size() > 1) {
            throw ImdsRefusal.ambiguous();
        }
        return candidates.getFirst();
    }

    private List<Held> held(Machine machine, Directory directory) {
        JsonNode identity = resource(machine.id()).path("identity");
        List<Held> held = new ArrayList<>();
        directory
                .current(identity.path("principalId").asText(""))
                .ifPresent(principal -> held.add(new Held(principal, Optional.empty())));
        identity.path("userAssignedIdentities")
                .properties()
                .forEach(
                        entry -> {
                            JsonNode properties = resource(entry.getKey()).path("properties");
                            directory
                                    .current(properties.path("principalId").asText(""))
                                    .ifPresent(
                                            p ->
                                                    held.add(
                                                            new Held(
                                                                    p,
                                                                    Optional.of(entry.getKey()))));
                        });
        return held;
    }

    private Directory directory(Machine machine) {
        return directories
                .find(world.tenantOf(machine.group().subscriptionID()).id())
                .orElseThrow();
    }

    private ObjectNode resource(String id) {
        return arms.stream()
                .flatMap(arm -> arm.resource(id).stream())
                .findFirst()
                .orElseThrow(ImdsRefusal::noIdentity);
    }

    /** Tokens spell the word in lower case, whatever the resource's own id does. */
    private static String lowerGroups(String id) {
        int at = id.toLowerCase(Locale.ROOT).indexOf("/resourcegroups/");
        return id.substring(0, at)
                + "/resourcegroups/"
                + id.substring(at + "/resourcegroups/".length());
    }
}
