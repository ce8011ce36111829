package io.azurecredentials.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Gatekeeper;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.server.kubernetes.Forgeries;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 123: refusals by the ten thousand at once, no two of them alike. */
class FloodTest {
    private static final int CROWD = 10_000;
    private static final int ROUNDS = 3;

    /** A tenth of what the crowd itself takes; a hundred bytes for each would be found. */
    private static final long MOST_BYTES = 2L << 20;

    private static final int MOST_THREADS = 8;
    private static final String[] PARTS = Tokens.valid().split("\\.", -1);

    private final Gatekeeper gatekeeper = Doorstep.open().gatekeeper();
    private final Forgeries forgeries = new Forgeries(gatekeeper::admit, System::nanoTime);

    @Test
    void ten_thousand_refusals_at_once_leave_nothing_behind() throws Exception {
        flood(0);
        long before = used();
        int threads = Thread.activeCount();
        for (int i = 1; i <= ROUNDS; i++) {
            flood(i);
        }

        assertThat(used() - before).isLessThan(MOST_BYTES);
        assertThat(Thread.activeCount() - threads).isLessThan(MOST_THREADS);
    }

    private void flood(int round) throws Exception {
        List<Callable<Ruling>> crowd =
                IntStream.range(0, CROWD)
                        .<Callable<Ruling>>mapToObj(it -> () -> ask(round * CROWD + it))
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Ruling> it : threads.invokeAll(crowd)) {
                assertThat(it.get()).isInstanceOf(Ruling.Refused.class);
            }
        }
    }

    private Ruling ask(int number) {
        Attempt attempt =
                new Attempt(
                        "team-" + number % 7,
                        "role-" + number,
                        Sensitive.of(jwt(number)),
                        Hints.NONE,
                        Doorstep.HOME);
        return number % 2 == 0 ? gatekeeper.admit(attempt) : forgeries.apply(attempt);
    }

    /** Junk, of an unknown key, forged, and expired in turn; nobody signs anything for it. */
    private static String jwt(int number) {
        String forged = ".".concat("A".repeat(342));
        return switch (number / 2 % 4) {
            case 0 -> "junk-" + number;
            case 1 -> header("unknown-" + number) + "." + PARTS[1] + forged;
            case 2 -> PARTS[0] + "." + claims("uti", "fake-" + number) + forged;
            default -> PARTS[0] + "." + claims("aud", "fake-" + number) + forged;
        };
    }

    private static String header(String keyID) {
        return Tokens.segment(Json.write(Tokens.header().put("kid", keyID)));
    }

    private static String claims(String name, String value) {
        return Tokens.segment(Json.write(Tokens.claims().put(name, value)));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
