package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Routes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether we know that nobody can reach us. */
class ListenerIT {

    @Test
    void a_listener_that_died_by_itself_is_noticed() throws Exception {
        try (Https https = empty()) {
            assertThat(https.isListening()).isTrue();

            breakListener(https);

            await().until(() -> !https.isListening());
        }
    }

    @Test
    void one_that_was_stopped_does_not_listen() {
        Https https = empty();
        https.close();

        assertThat(https.isListening()).isFalse();
    }

    private static Https empty() {
        return Https.start(
                0,
                Optional::empty,
                Optional.empty(),
                new Routes(List.of()),
                "fallback",
                new ForwardedFor(List.of()),
                Limits.STANDARD,
                (_, _) -> {});
    }

    /** As any error of accept does: the library has no other way to it. */
    private static void breakListener(Https https)
            throws ReflectiveOperationException, IOException {
        Map<?, ?> listeners = (Map<?, ?>) field(field(https, "server"), "listeners");
        for (Object it : listeners.values()) {
            ((ServerSocketChannel) field(it, "serverSocket")).close();
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
