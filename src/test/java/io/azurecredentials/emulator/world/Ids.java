package io.azurecredentials.emulator.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** GUIDs that follow from names, so that every run of the same world has the same ids. */
final class Ids {

    private Ids() {}

    static String of(String... names) {
        return UUID.nameUUIDFromBytes(String.join("/", names).getBytes(UTF_8)).toString();
    }
}
