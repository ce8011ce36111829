package io.azurecredentials.emulator.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many replicas answer reads, and how late each kind of write reaches them. What has no window
 * is seen at once.
 */
public record ConsistencyProfile(int replicas, Map<Lag, Window> windows) {

    /** Every write is seen by everybody at once. */
    public static final ConsistencyProfile FAST = new ConsistencyProfile(1, Map.of());

    /**
     * Three replicas that disagree for seconds, secrets that start to work within half a minute,
     * role assignments that take effect within a minute. Orders of magnitude from public issue
     * threads.
     */
    public static final ConsistencyProfile LIFELIKE =
            new ConsistencyProfile(
                    3,
                    Map.of(
                            Lag.APPLICATION, Window.upTo(Duration.ofSeconds(10)),
                            Lag.SERVICE_PRINCIPAL, Window.upTo(Duration.ofSeconds(10)),
                            Lag.GROUP, Window.upTo(Duration.ofSeconds(5)),
                            Lag.SIGN_IN, Window.upTo(Duration.ofSeconds(30)),
                            Lag.PRINCIPAL_CHECK, Window.upTo(Duration.ofSeconds(60)),
                            Lag.ROLE_ASSIGNMENT, Window.upTo(Duration.ofSeconds(3)),
                            Lag.ACCESS, Window.upTo(Duration.ofSeconds(60))));

    public ConsistencyProfile {
        if (replicas < 1) {
            throw new IllegalArgumentException("at least one replica must answer");
        }
        windows = Map.copyOf(windows);
    }

    /** The same profile with one window replaced. */
    public ConsistencyProfile with(Lag lag, Window window) {
        Map<Lag, Window> changed = new EnumMap<>(Lag.class);
        changed.putAll(windows);
        changed.put(lag, window);
        return new ConsistencyProfile(replicas, changed);
    }

    /** The same profile with another number of replicas. */
    public ConsistencyProfile withReplicas(int number) {
        return new ConsistencyProfile(number, windows);
    }

    Window window(Lag lag) {
        return windows.getOrDefault(lag, Window.NONE);
    }

    /** After this long every write is seen everywhere. */
    Duration horizon() {
        return windows.values().stream()
                .map(Window::max)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
