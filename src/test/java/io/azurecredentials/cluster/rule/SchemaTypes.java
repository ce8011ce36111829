package io.azurecredentials.cluster.rule;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Optional;

/** Turns schemas into CEL types; objects become structs of their declared fields. */
final class SchemaTypes {

    private final ImmutableMap.Builder<String, CelType> structs = ImmutableMap.builder();

    ImmutableMap<String, CelType> structs() {
        return structs.buildKeepingLast();
    }

    /** The type of a schema's values; {@code name} tells its struct from others. */
    CelType of(String name, Schema schema) {
        if (schema.flag("x-kubernetes-int-or-string")) {
            return SimpleType.DYN;
        }
        return switch (schema.type()) {
            case "object" -> object(name, schema);
            case "array" -> ListType.create(of(name + ".@items", schema.items()));
            case "string" -> text(schema.keyword("format").asText(""));
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "boolean" -> SimpleType.BOOL;
            default -> SimpleType.DYN;
        };
    }

    private CelType object(String name, Schema schema) {
        if (schema.additional().isPresent()) {
            return MapType.create(
                    SimpleType.STRING, of(name + ".@values", schema.additional().get()));
        }
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        schema.properties()
                .forEach(
                        (field, s) -> {
                            if (exposed(s)) {
                                builder.put(FieldNames.escape(field), of(name + "." + field, s));
                            }
                        });
        ImmutableMap<String, CelType> fields = builder.buildKeepingLast();
        StructType struct =
                StructType.create(
                        name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
        structs.put(name, struct);
        return struct;
    }

    /** What may be anything is nothing to rules. */
    private static boolean exposed(Schema schema) {
        return !schema.type().isEmpty() || schema.flag("x-kubernetes-int-or-string");
    }

    private static CelType text(String format) {
        return switch (format) {
            case "duration" -> SimpleType.DURATION;
            case "date-time", "date" -> SimpleType.TIMESTAMP;
            case "byte" -> SimpleType.BYTES;
            default -> SimpleType.STRING;
        };
    }
}
