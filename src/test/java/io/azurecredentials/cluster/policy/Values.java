package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.values.NullValue;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.UserInfo;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as expressions of policies see them. */
final class Values {

    private Values() {}

    static Object of(@Nullable JsonNode value) {
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                value.properties().forEach(f -> fields.put(f.getKey(), of(f.getValue())));
                yield fields;
            }
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(of(item)));
                yield items;
            }
            case STRING, BINARY -> value.asText();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value);
            case NULL, MISSING -> NullValue.NULL_VALUE;
        };
    }

    private static Object number(JsonNode number) {
        return number.isIntegralNumber()
                ? (Object) number.longValue()
                : (Object) number.doubleValue();
    }

    /** The variable {@code request}. */
    static ObjectNode request(Admission.Write write) {
        ResourceType type = write.type();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("kind", "requestKind")) {
            versioned(request.putObject(field), type).put("kind", type.names().kind());
        }
        for (String field : List.of("resource", "requestResource")) {
            versioned(request.putObject(field), type).put("resource", type.names().plural());
        }
        request.put("subResource", write.subresource());
        request.put("requestSubResource", write.subresource());
        request.put("name", write.key().name()).put("namespace", write.key().namespace());
        request.put("operation", write.operation()).put("dryRun", write.dryRun());
        ObjectNode user = UserInfo.of(write.user());
        user.withArray("/groups");
        user.withObject("/extra");
        request.set("userInfo", user);
        return request;
    }

    private static ObjectNode versioned(ObjectNode node, ResourceType type) {
        return node.put("group", type.group()).put("version", type.version());
    }
}
