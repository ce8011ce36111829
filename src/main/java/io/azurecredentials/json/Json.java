package io.azurecredentials.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a JSON text may hold. There are no numbers but whole ones. */
public sealed interface Json {
    /** A string. */
    record Text(String value) implements Json {}

    /** A number of at most 18 digits. */
    record Whole(long value) implements Json {}

    /** A boolean. */
    record Flag(boolean value) implements Json {}

    /** The value {@code null}, which is not the same as no value. */
    record Nothing() implements Json {}

    /** An array. */
    record Elements(List<Json> values) implements Json {}

    /** An object. Its names are printable ASCII. */
    record Members(Map<String, Json> values) implements Json {

        /** Whether there is a member of that name, whatever it is. */
        public boolean has(String name) {
            return values.containsKey(name);
        }

        /** The member of that name if it is a string. */
        public Optional<String> text(String name) {
            return values.get(name) instanceof Text(String value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        /** The member of that name if it is a number. */
        public OptionalLong whole(String name) {
            return values.get(name) instanceof Whole(long value)
                    ? OptionalLong.of(value)
                    : OptionalLong.empty();
        }
    }
}
