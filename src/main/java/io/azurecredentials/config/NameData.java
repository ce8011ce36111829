package io.azurecredentials.config;

import io.azurecredentials.config.rotation.Kept;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a root password as texts by name, there and back without loss. */
final class NameData {
    private static final String KEY_ID = "keyID";
    private static final String NUMBER = "number";
    private static final String ATTEMPT = "attempt";
    private static final String CREATED = "created";
    private static final String EXPIRES = "expires";

    private NameData() {}

    static Map<String, String> of(Held.Name name) {
        Map<String, String> data = new LinkedHashMap<>();
        name.keyID().ifPresent(it -> data.put(KEY_ID, it));
        name.made()
                .ifPresent(
                        it -> {
                            data.put(NUMBER, Long.toString(it.number()));
                            data.put(ATTEMPT, it.attempt());
                        });
        name.created().ifPresent(it -> data.put(CREATED, it.toString()));
        name.expires().ifPresent(it -> data.put(EXPIRES, it.toString()));
        return data;
    }

    /**
     * @throws IllegalArgumentException if a number is none
     * @throws java.time.DateTimeException if an instant is none
     */
    static Held.Name read(Map<String, String> data) {
        return new Held.Name(
                one(data, KEY_ID),
                one(data, NUMBER)
                        .map(it -> new Kept.Made(Long.parseLong(it), RootData.text(data, ATTEMPT))),
                one(data, CREATED).map(Instant::parse),
                one(data, EXPIRES).map(Instant::parse));
    }

    private static Optional<String> one(Map<String, String> data, String name) {
        return Optional.ofNullable(data.get(name));
    }
}
