package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The {@code passwordCredentials} of an application or service principal. */
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private Passwords() {}

    /** A new secret: 40 characters, {@code 8Q~} in the middle as Entra's have since 2021. */
    public static String newText() {
        return random(3) + "8Q~" + random(34);
    }

    /** One entry as every reader sees it: the text is null, the hint its first three characters. */
    public static ObjectNode entry(
            String keyID, @Nullable String displayName, String text, String start, String end) {
        ObjectNode entry = Json.object();
        entry.putNull("customKeyIdentifier");
        entry.put("displayName", displayName);
        entry.put("endDateTime", end);
        entry.put("hint", text.substring(0, 3));
        entry.put("keyId", keyID);
        entry.putNull("secretText");
        entry.put("startDateTime", start);
        return entry;
    }

    /** Whether the object has a password of that key id. */
    public static boolean has(DirectoryObject object, String keyID) {
        for (JsonNode entry : object.body().path("passwordCredentials")) {
            if (entry.path("keyId").asText().equalsIgnoreCase(keyID)) {
                return true;
            }
        }
        return false;
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
