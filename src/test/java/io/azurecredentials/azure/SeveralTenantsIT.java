package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Result;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.World;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in one tenant is nothing to another, though one process opens both. */
class SeveralTenantsIT {
    private static final String OTHER = "00000000-0000-0000-0003-00000000beef";
    private static final Application THEIRS =
            Application.named("their-root").withGraphPermissions("Application.ReadWrite.OwnedBy");
    private static final World WORLD =
            World.standard()
                    .withTenants(
                            new io.azurecredentials.emulator.world.Tenant(
                                    OTHER,
                                    "Other",
                                    "other.example",
                                    Cloud.PUBLIC,
                                    List.of(THEIRS),
                                    List.of()));
    private static final String HERE = WORLD.tenantID();

    @TempDir Path folder;
    private final List<String> calls = new ArrayList<>();
    private Emulator emulator;
    private Azure azure;

    @BeforeEach
    void start() {
        emulator = Emulator.start(WORLD);
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        new Counting(calls, ""),
                        () -> {});
    }

    @AfterEach
    void stop() {
        azure.close();
        emulator.close();
    }

    @Test
    void one_that_is_throttled_holds_nobody_else_back() {
        Tenant here = open(HERE, WORLD.root());
        Tenant there = open(OTHER, THEIRS);
        given(here.directory().findApplication("any"));
        given(there.directory().findApplication("any"));
        emulator.controls().faults(FaultRule.nth("graph.*", 1, FaultKind.THROTTLED));

        assertThat(refused(there.directory().findApplication("any")).reason())
                .isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(refused(there.directory().findApplication("any")).reason())
                .isEqualTo(Reason.AZURE_THROTTLED);
        given(here.directory().findApplication("any"));

        assertThat(calls)
                .contains(OTHER + " application.find throttled")
                .contains(HERE + " application.find ok")
                .doesNotContain(HERE + " application.find throttled");
    }

    @Test
    void one_whose_root_credential_is_refused_takes_nobodys_tokens() {
        Tenant here = open(HERE, WORLD.root());
        Tenant there = open(OTHER, THEIRS.clientID(), "fake~wrong");
        given(here.directory().findApplication("any"));

        assertThat(refused(there.directory().findApplication("any")).reason())
                .isEqualTo(Reason.CREDENTIAL_REFUSED);
        given(here.directory().findApplication("any"));

        assertThat(tokenRequests()).isEqualTo(2);
    }

    /** Everything that lives asks for a token when its time comes; Entra locks out who insists. */
    @Test
    void however_many_ask_with_a_refused_root_credential_entra_is_asked_once() {
        Tenant there = open(OTHER, THEIRS.clientID(), "fake~wrong");

        IntStream.range(0, 50)
                .parallel()
                .forEach(
                        _ ->
                                assertThat(
                                                refused(there.directory().findApplication("any"))
                                                        .reason())
                                        .isEqualTo(Reason.CREDENTIAL_REFUSED));

        assertThat(tokenRequests()).isOne();
        refused(there.proveAccess());
        assertThat(tokenRequests()).as("a proof is past every cache").isEqualTo(2);
        given(open(OTHER, THEIRS).directory().findApplication("any"));
    }

    private Tenant open(String tenantID, Application root) {
        return open(tenantID, root.clientID(), root.clientSecret());
    }

    private Tenant open(String tenantID, String clientID, String text) {
        return azure.open(new RootCredential(tenantID, clientID, Sensitive.of(text)));
    }

    private long tokenRequests() {
        return emulator.journal().stream()
                .map(JournalEntry::operation)
                .filter("entra.token"::equals)
                .count();
    }

    /** Writes down what was asked in which tenant. */
    private record Counting(List<String> calls, String tenant) implements Calls {
        @Override
        public void made(Call call, Result result, Duration took) {
            synchronized (calls) {
                calls.add("%s %s %s".formatted(tenant, call, result));
            }
        }

        @Override
        public Calls in(String tenantID) {
            return new Counting(calls, tenantID);
        }
    }
}
