package io.azurecredentials.azure;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What one tenant gets of us, whoever asks and with whichever root credential: a lane to each
 * service, since each of them counts for itself.
 */
final class Budget {
    private final Lane entra;
    private final Lane graph;
    private final Lane arm;
    private final Lane metadata;

    /**
     * @param uptime a clock that nobody sets, from zero on
     */
    Budget(Supplier<Duration> uptime) {
        entra = new Lane(Service.ENTRA, uptime);
        graph = new Lane(Service.GRAPH, uptime);
        arm = new Lane(Service.ARM, uptime);
        metadata = new Lane(Service.METADATA, uptime);
    }

    Lane lane(Service service) {
        return switch (service) {
            case ENTRA -> entra;
            case GRAPH -> graph;
            case ARM -> arm;
            case METADATA -> metadata;
        };
    }
}
