package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.directory.Passwords;
import io.azurecredentials.emulator.directory.Timestamps;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Quirk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** {@code addPassword} and {@code removePassword} of applications and service principals. */
record PasswordActions(ObjectType type) {

    /** Roughly where public reports place the limit, which is one of the object's size. */
    private static final int MOST = 600;

    private static final int MOST_FOR_PERSONAL_ACCOUNTS = 2;
    private static final int DEFAULT_YEARS = 2;

    /** The only answer that ever shows the secret's text. */
    Response add(GraphCall call) {
        DirectoryObject found = call.object(type);
        call.rights().demandWrite(found);
        JsonNode wanted = call.body().path("passwordCredential");
        Instant start = instant(wanted, "startDateTime", call.now());
        Instant end = instant(wanted, "endDateTime", twoYearsAfter(start));
        if (!end.isAfter(start)) {
            throw GraphRefusal.badRequest(
                    "The end date of a credential must be after its start date.");
        }
        demandAllowed(call, start, end);
        String text = Passwords.newText();
        ObjectNode entry =
                Passwords.entry(
                        UUID.randomUUID().toString(),
                        wanted.path("displayName").textValue(),
                        text,
                        printed(wanted, "startDateTime", start),
                        printed(wanted, "endDateTime", end));
        call.update(found, newest -> with(newest, entry, text));
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + "microsoft.graph.passwordCredential");
        body.setAll(entry);
        body.put("secretText", text);
        return Response.of(200, body).with("location", "https://" + call.request().host());
    }

    /** A tenant's app management policy may limit how long passwords live. */
    private static void demandAllowed(GraphCall call, Instant start, Instant end) {
        call.directory()
                .quirks()
                .longestPassword()
                .filter(longest -> end.isAfter(start.plus(longest)))
                .ifPresent(
                        longest -> {
                            throw Conflicts.livesTooLong(call.directory().tenant().id());
                        });
    }

    Response remove(GraphCall call) {
        DirectoryObject found = call.object(type);
        call.rights().demandWrite(found);
        String keyID = call.body().path("keyId").asText("");
        call.update(found, newest -> without(call, newest, keyID));
        return Response.empty(204);
    }

    private static DirectoryObject with(DirectoryObject object, ObjectNode entry, String text) {
        int number = object.body().path("passwordCredentials").size();
        boolean personal = object.text("signInAudience").contains("PersonalMicrosoftAccount");
        if (personal && number >= MOST_FOR_PERSONAL_ACCOUNTS) {
            throw Conflicts.tooManyPasswords(1);
        }
        if (number >= MOST) {
            throw Conflicts.tooLarge();
        }
        return object.edit(next -> next.withArrayProperty("passwordCredentials").insert(0, entry))
                .withSecret(entry.path("keyId").asText(), text);
    }

    private static DirectoryObject without(GraphCall call, DirectoryObject object, String keyID) {
        if (!Passwords.has(object, keyID)) {
            throw call.directory().quirks().is(Quirk.REMOVING_NO_PASSWORD_IS_NOT_FOUND)
                    ? GraphRefusal.notFound(keyID)
                    : GraphRefusal.badRequest("No password credential found with keyId.");
        }
        return object.edit(next -> remove(next.withArrayProperty("passwordCredentials"), keyID))
                .withoutSecret(keyID);
    }

    private static void remove(ArrayNode entries, String keyID) {
        entries.removeIf(entry -> entry.path("keyId").asText().equalsIgnoreCase(keyID));
    }

    private static Instant instant(JsonNode wanted, String name, Instant otherwise) {
        if (!wanted.hasNonNull(name)) {
            return otherwise;
        }
        try {
            return Instant.parse(wanted.path(name).asText());
        } catch (DateTimeException e) {
            throw GraphRefusal.badRequest(
                    "Cannot convert the literal '"
                            + wanted.path(name).asText()
                            + "' to the expected type 'Edm.DateTimeOffset'.");
        }
    }

    /** What was given in whole seconds stays so; anything else has .NET's seven decimals. */
    private static String printed(JsonNode wanted, String name, Instant value) {
        boolean whole =
                wanted.hasNonNull(name) && value.equals(value.truncatedTo(ChronoUnit.SECONDS));
        return whole ? Timestamps.seconds(value) : Timestamps.ticks(value);
    }

    private static Instant twoYearsAfter(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plusYears(DEFAULT_YEARS).toInstant();
    }
}
