package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Timestamp;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.azurecredentials.cluster.schema.Durations;
import io.azurecredentials.cluster.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON values as CEL sees them, by their schema. */
final class CelValues {

    private CelValues() {}

    static Object of(JsonNode value, Schema schema) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> object(value, schema);
            case ARRAY -> list(value, schema);
            case STRING, BINARY -> text(value.asText(), schema.keyword("format").asText(""));
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value, schema);
            case NULL, MISSING -> NullValue.NULL_VALUE;
        };
    }

    private static Object object(JsonNode object, Schema schema) {
        boolean map = schema.additional().isPresent();
        Map<String, Object> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = map ? field.getKey() : FieldNames.escape(field.getKey());
            fields.put(name, of(field.getValue(), schema.fieldOrAny(field.getKey())));
        }
        return fields;
    }

    private static Object list(JsonNode list, Schema schema) {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(of(item, schema.items())));
        return items;
    }

    private static Object number(JsonNode number, Schema schema) {
        boolean fraction = schema.type().equals("number") || !number.isIntegralNumber();
        return fraction ? (Object) number.doubleValue() : (Object) number.longValue();
    }

    private static Object text(String text, String format) {
        return switch (format) {
            case "duration" -> duration(Durations.format(text).orElse(Duration.ZERO));
            case "date-time" -> timestamp(OffsetDateTime.parse(text).toInstant());
            case "date" ->
                    timestamp(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            case "byte" -> CelByteString.of(Base64.getDecoder().decode(text));
            default -> text;
        };
    }

    private static Object duration(Duration duration) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    private static Object timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
