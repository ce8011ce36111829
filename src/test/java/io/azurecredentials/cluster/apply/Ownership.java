package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code metadata.managedFields}: every owner with its fields. */
final class Ownership {

    /** What an owner holds, since when, and through which version. */
    record Holding(FieldSet fields, String apiVersion, String time) {
        Holding with(FieldSet other) {
            return new Holding(other, apiVersion, time);
        }
    }

    private final Map<Owner, Holding> holdings = new LinkedHashMap<>();

    static Ownership read(JsonNode managedFields) {
        Ownership ownership = new Ownership();
        for (JsonNode entry : managedFields) {
            boolean applies = entry.path("operation").asText().equals("Apply");
            String version = entry.path("apiVersion").asText("");
            Owner owner =
                    new Owner(
                            entry.path("manager").asText(""),
                            applies,
                            applies ? "" : version,
                            entry.path("subresource").asText(""));
            FieldSet fields = FieldsV1.read(entry.path("fieldsV1"));
            if (!fields.isEmpty()) {
                Holding holding = new Holding(fields, version, entry.path("time").asText(""));
                ownership.holdings.put(owner, holding);
            }
        }
        return ownership;
    }

    boolean isEmpty() {
        return holdings.isEmpty();
    }

    Map<Owner, Holding> holdings() {
        return holdings;
    }

    FieldSet of(Owner owner) {
        Holding holding = holdings.get(owner);
        return holding == null ? FieldSet.empty() : holding.fields();
    }

    /** Every field that anybody owns. */
    FieldSet all() {
        return holdings.values().stream()
                .map(Holding::fields)
                .reduce(FieldSet.empty(), FieldSet::union);
    }

    void put(Owner owner, FieldSet fields, String apiVersion, String time) {
        if (fields.isEmpty()) {
            holdings.remove(owner);
        } else {
            holdings.put(owner, new Holding(fields, apiVersion, time));
        }
    }

    /** Takes {@code fields} away from everyone but {@code except}. */
    void take(FieldSet fields, Owner except) {
        holdings.replaceAll(
                (owner, held) ->
                        owner.equals(except) ? held : held.with(held.fields().difference(fields)));
        holdings.values().removeIf(held -> held.fields().isEmpty());
    }

    /** Appliers first, then by time and name, as the API server orders them. */
    ArrayNode write() {
        List<Map.Entry<Owner, Holding>> entries = new ArrayList<>(holdings.entrySet());
        entries.sort(
                Comparator.comparing((Map.Entry<Owner, Holding> e) -> !e.getKey().applies())
                        .thenComparing(e -> e.getValue().time())
                        .thenComparing(e -> e.getKey().manager())
                        .thenComparing(e -> e.getKey().subresource()));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        entries.forEach(e -> array.add(entry(e.getKey(), e.getValue())));
        return array;
    }

    private static ObjectNode entry(Owner owner, Holding holding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("apiVersion", holding.apiVersion()).put("fieldsType", "FieldsV1");
        node.set("fieldsV1", FieldsV1.write(holding.fields()));
        node.put("manager", owner.manager()).put("operation", owner.applies() ? "Apply" : "Update");
        if (!owner.subresource().isEmpty()) {
            node.put("subresource", owner.subresource());
        }
        return holding.time().isEmpty() ? node : node.put("time", holding.time());
    }
}
