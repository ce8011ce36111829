package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.protobuf.Protobuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request's body. */
final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final List<String> OBJECTS =
            List.of("application/json", "application/yaml", PROTOBUF);

    private final String contentType;
    private final byte[] bytes;

    /** The type comes without parameters and in lower case. */
    Body(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    String contentType() {
        return contentType;
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** An object in any of the formats that objects come in. */
    ObjectNode object() {
        if (contentType.equals(PROTOBUF) || Protobuf.isProtobuf(bytes)) {
            return Protobuf.decode(bytes).orElseThrow(() -> Refusals.unsupportedMediaType(OBJECTS));
        }
        return switch (contentType) {
            case "application/json", "", "application/yaml" -> asObject(document());
            default -> throw Refusals.unsupportedMediaType(OBJECTS);
        };
    }

    /** An object in JSON or YAML; an empty one if there is no body. */
    ObjectNode objectOrEmpty() {
        return isEmpty() ? JsonNodeFactory.instance.objectNode() : object();
    }

    /** JSON, or YAML where it does not begin like JSON. */
    JsonNode document() {
        String text = new String(bytes, StandardCharsets.UTF_8).stripLeading();
        boolean json = text.startsWith("{") || text.startsWith("[");
        try {
            return json ? JSON.readTree(bytes) : YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            String kind = json ? "json" : "yaml";
            throw Refusals.badRequest(
                    "error decoding: couldn't get version/kind; "
                            + kind
                            + " parse error: "
                            + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusals.badRequest("error reading the body");
        }
    }

    static ObjectNode asObject(JsonNode document) {
        if (document instanceof ObjectNode object) {
            return object;
        }
        throw Refusals.badRequest(
                "couldn't get version/kind; json parse error: json: cannot unmarshal "
                        + GoText.quote(document.toString()));
    }
}
