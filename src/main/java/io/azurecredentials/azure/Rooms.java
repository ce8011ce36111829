package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Priority;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests are made at a time for one tenant, with however many root credentials: so many
 * to each service.
 */
final class Rooms {
    private static final int PLACES = 32;
    private static final int LOGIN_PLACES = 8;

    private final Map<Service, Room> rooms = new EnumMap<>(Service.class);

    /** The places for one service; those of logins are no others'. */
    record Room(Places ordinary, Places logins) {
        Places of(Priority priority) {
            return priority == Priority.LOGIN ? logins : ordinary;
        }
    }

    /** All of them are free. */
    Rooms() {
        for (Service service : Service.values()) {
            rooms.put(service, new Room(new Places(PLACES), new Places(LOGIN_PLACES)));
        }
    }

    Room of(Service service) {
        return Optional.ofNullable(rooms.get(service)).orElseThrow();
    }
}
