package io.azurecredentials.emulator.graph;

import static io.azurecredentials.emulator.directory.ObjectType.GROUP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.Memberships;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The questions which groups an object is in, nested ones included. */
final class MemberOf {

    private static final int MOST_CHECKED = 20;

    private MemberOf() {}

    /** {@code getMemberObjects} and {@code getMemberGroups}; there are no directory roles here. */
    static Response get(GraphCall call) {
        boolean securityOnly = call.body().path("securityEnabledOnly").asBoolean();
        Set<String> groups = groups(call);
        groups.removeIf(
                id ->
                        securityOnly
                                && !call.find(GROUP, new Key("id", id))
                                        .filter(g -> g.body().path("securityEnabled").asBoolean())
                                        .isPresent());
        if (groups.size() > call.directory().quirks().mostMemberships()) {
            throw new GraphRefusal(
                    400,
                    "Directory_ResultSizeLimitExceeded",
                    "The result size exceeds the maximum limit of 11000.");
        }
        return answer(call, groups);
    }

    static Response checkGroups(GraphCall call) {
        return check(call, "groupIds");
    }

    static Response checkObjects(GraphCall call) {
        return check(call, "ids");
    }

    private static Response check(GraphCall call, String property) {
        JsonNode asked = call.body().path(property);
        if (!asked.isArray() || asked.isEmpty() || asked.size() > MOST_CHECKED) {
            throw GraphRefusal.badRequest(
                    "The property '%s' takes between 1 and %d ids."
                            .formatted(property, MOST_CHECKED));
        }
        Set<String> groups = groups(call);
        Set<String> both = new LinkedHashSet<>();
        asked.forEach(id -> both.add(id.asText()));
        both.retainAll(groups);
        return answer(call, both);
    }

    private static Set<String> groups(GraphCall call) {
        call.rights().demandReadMemberships();
        DirectoryObject object = DirectoryObjects.found(call);
        return Memberships.of(object.id(), () -> call.directory().seen(GROUP, call.replica()));
    }

    private static Response answer(GraphCall call, Collection<String> ids) {
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + "Collection(Edm.String)");
        ArrayNode value = body.putArray("value");
        ids.forEach(value::add);
        return Response.of(200, body).with("location", "https://" + call.request().host());
    }
}
