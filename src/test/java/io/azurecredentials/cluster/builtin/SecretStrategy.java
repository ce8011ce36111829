package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Strategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Secrets: text given in clear becomes data, some types demand keys, an immutable one stays.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/secret/">Secrets</a>
 */
final class SecretStrategy implements Strategy {

    private static final int LARGEST = 1024 * 1024;
    private static final Map<String, List<String>> DEMANDED =
            Map.of(
                    "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
                    "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
                    "kubernetes.io/dockercfg", List.of(".dockercfg"),
                    "kubernetes.io/ssh-auth", List.of("ssh-privatekey"));

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        if (!next.hasNonNull("type") || next.get("type").asText().isEmpty()) {
            next.put("type", "Opaque");
        }
        if (next.remove("stringData") instanceof ObjectNode clear && !clear.isEmpty()) {
            ObjectNode data = next.withObject("/data");
            clear.properties().forEach(e -> data.put(e.getKey(), base64(e.getValue().asText())));
        }
        next.path("data").forEach(SecretStrategy::decodable);
    }

    private static void decodable(JsonNode value) {
        try {
            Base64.getDecoder().decode(value.asText());
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(
                    "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at"
                            + " input byte "
                            + firstStrange(value.asText()));
        }
    }

    private static int firstStrange(String text) {
        int at = 0;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "+/".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>(DataKeys.check("data", next.path("data")));
        int size = 0;
        for (JsonNode value : next.path("data")) {
            size += value.asText().length() / 4 * 3;
        }
        if (size > LARGEST) {
            errors.add(FieldError.tooLong("data", LARGEST));
        }
        for (String key : DEMANDED.getOrDefault(next.path("type").asText(), List.of())) {
            if (!next.path("data").has(key)) {
                errors.add(FieldError.required("data[" + key + "]", ""));
            }
        }
        if (old != null) {
            errors.addAll(changes(next, old));
        }
        return errors;
    }

    private static List<FieldError> changes(ObjectNode next, ObjectNode old) {
        List<FieldError> errors = new ArrayList<>(Immutability.changes(next, old, "data"));
        if (!next.path("type").equals(old.path("type"))) {
            errors.add(
                    FieldError.invalid(
                            "type",
                            TextNode.valueOf(next.path("type").asText()),
                            "field is immutable"));
        }
        return errors;
    }
}
