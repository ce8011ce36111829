package io.azurecredentials.cluster.rule;

import io.azurecredentials.cluster.schema.Schema;

/**
 * Where in its definition a schema stands.
 *
 * @param path as messages name it
 * @param count how often its value can occur in an object; negative if nothing limits that
 * @param correlatable whether the former state of its value can be told
 */
record Place(String path, long count, boolean correlatable) {

    private static final long UNLIMITED = -1;

    /** Of an object's whole schema. */
    static Place root(String path) {
        return new Place(path, 1, true);
    }

    Place property(String name) {
        return new Place(path + ".properties[" + name + "]", count, correlatable);
    }

    /** Below this schema, which is a list's. */
    Place items(Schema list) {
        boolean keyed = list.listType() == Schema.ListType.MAP;
        return new Place(path + ".items", times(list, "maxItems"), correlatable && keyed);
    }

    /** Below this schema, which is a map's. */
    Place values(Schema map) {
        return new Place(path + ".additionalProperties", times(map, "maxProperties"), correlatable);
    }

    private long times(Schema schema, String limit) {
        return count < 0 || !schema.keyword(limit).isNumber()
                ? UNLIMITED
                : Sizes.times(count, Math.max(0, schema.keyword(limit).asLong()));
    }

    /** How often a value of the schema that stands here can occur at most. */
    long occurrences(Schema schema) {
        return count < 0 ? Sizes.occurrences(schema) : count;
    }
}
