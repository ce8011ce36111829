package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.base.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Graph refuses writes to one application that meet; ours never do. */
class SerialWritesIT {
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Sandbox sandbox = new Sandbox();
    private final Directory directory = sandbox.tenant().directory();

    /** Another AzureConfig for the same tenant. */
    private final Directory other = sandbox.tenant().directory();

    @BeforeEach
    void makeWritesSlow() {
        sandbox.emulator.controls().quirks().writeTakes(Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        sandbox.close();
    }

    @Test
    void passwords_are_added_and_removed_while_the_application_is_brought_into_line()
            throws Exception {
        Application application = given(directory.upsertApplication(BLUEPRINT));
        String id = application.objectID();
        List<Callable<Answer<?>>> writes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            NewPassword old = given(directory.addPassword(id, "azcred/test/old-" + i, ENDS));
            String marker = "azcred/test/new-" + i;
            writes.add(() -> other.addPassword(id, marker, ENDS));
            writes.add(() -> directory.removePassword(id, old.keyID()));
            writes.add(() -> other.upsertApplication(BLUEPRINT));
            writes.add(() -> directory.upsertServicePrincipal(application.appID(), BLUEPRINT));
        }

        for (Future<Answer<?>> write : threads.invokeAll(writes)) {
            given(write.get());
        }
        assertThat(given(directory.passwords(id)).orElseThrow())
                .hasSize(6)
                .allMatch(it -> it.marker().startsWith("azcred/test/new-"));
    }
}
