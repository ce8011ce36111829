package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Derives the schema of a built-in kind from the client library's class for it. */
public final class BuiltinSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<Class<?>, Schema> KNOWN = new ConcurrentHashMap<>();

    private final Deque<Class<?>> open = new ArrayDeque<>();

    private BuiltinSchemas() {}

    /** The schema of {@code kind}. */
    public static Schema of(Class<?> kind) {
        return KNOWN.computeIfAbsent(kind, k -> Schema.of(new BuiltinSchemas().object(k)));
    }

    /** The schema of every object's {@code metadata}. */
    public static Schema metadata() {
        return of(ObjectMeta.class);
    }

    private ObjectNode object(Class<?> type) {
        if (open.contains(type) || type == JSONSchemaProps.class) {
            return anything();
        }
        open.push(type);
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : type.getDeclaredFields()) {
            JsonProperty name = field.getAnnotation(JsonProperty.class);
            if (name != null && !name.value().isEmpty()) {
                ObjectNode property = of(field.getGenericType());
                ListTypes.mark(type, name.value(), property);
                if (field.getType() == String.class && isTimeName(name.value())) {
                    property.put("format", "date-time");
                }
                properties.set(name.value(), property);
            }
        }
        open.pop();
        if (properties.isEmpty()) {
            return anything();
        }
        ListTypes.mark(type, schema);
        return schema;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof Class<?> plain) {
            return plain(plain);
        }
        return anything();
    }

    private ObjectNode generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            ObjectNode list = NODES.objectNode().put("type", "array");
            list.set("items", of(arguments[0]));
            return list;
        }
        if (type.getRawType() == Map.class) {
            ObjectNode map = NODES.objectNode().put("type", "object");
            map.set("additionalProperties", of(arguments[1]));
            return map;
        }
        return anything();
    }

    private ObjectNode plain(Class<?> type) {
        if (type == String.class) {
            return NODES.objectNode().put("type", "string");
        }
        if (type == MicroTime.class || isTime(type)) {
            return NODES.objectNode().put("type", "string").put("format", "micro-time");
        }
        if (type == Integer.class || type == Long.class) {
            return NODES.objectNode().put("type", "integer");
        }
        if (type == Boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (type == Double.class) {
            return NODES.objectNode().put("type", "number");
        }
        if (type == IntOrString.class || type == Quantity.class) {
            return NODES.objectNode().put("x-kubernetes-int-or-string", true);
        }
        return KubernetesResource.class.isAssignableFrom(type) ? object(type) : anything();
    }

    /** The client library has texts where the API has times. */
    private static boolean isTimeName(String name) {
        return name.endsWith("Timestamp") || name.endsWith("Time");
    }

    private static boolean isTime(Class<?> type) {
        return type.getPackageName().startsWith("java.time");
    }

    private static ObjectNode anything() {
        return NODES.objectNode().put("x-kubernetes-preserve-unknown-fields", true);
    }
}
