package io.azurecredentials.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.cluster.fault.Fault;
import io.azurecredentials.cluster.fault.FaultProxy;
import io.azurecredentials.cluster.fault.FaultRule;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who does not know whether it still leads writes nothing to Azure. Each replica reaches Azure from
 * a machine of its own, so that Azure can tell them apart.
 */
class DeposedIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String FIRST = "vm-app";
    private static final String SECOND = "vmss-app";

    @TempDir Path folder;

    /**
     * @param resource what the leader cannot reach any more; with the Lease alone it could go on
     */
    @ParameterizedTest
    @ValueSource(strings = {"leases", "*"})
    void a_leader_that_is_cut_off_writes_nothing_to_azure_after_its_lease(String resource) {
        try (Installation installation = Installation.start(folder);
                FaultProxy way =
                        FaultProxy.before(
                                Path.of(installation.environment("any").get("KUBECONFIG")))) {
            installation.sample().apply();
            String around = way.writeKubeconfig(folder.resolve("around")).toString();
            try (OperatorProcess _ = operator(installation, FIRST, Map.of("KUBECONFIG", around));
                    Issuing some = new Issuing(installation, "some");
                    Issuing others = new Issuing(installation, "others")) {
                await().atMost(LONG).until(() -> leads(installation, FIRST));
                some.begin();
                others.begin();
                some.awaitAnother();
                try (OperatorProcess _ = operator(installation, SECOND, Map.of())) {
                    Instant cut = Instant.now();
                    way.add(FaultRule.every(new Fault.CutBefore(), resource));
                    Term last = Term.of(installation);
                    await().atMost(LONG).until(() -> leads(installation, SECOND));
                    some.awaitAnother();
                    others.awaitAnother();
                    way.clear();
                    some.awaitAnother();

                    assertThat(last.holder()).isEqualTo(FIRST);
                    assertThat(writes(installation, FIRST)).allMatch(last.end()::isAfter);
                    if (resource.equals("leases")) {
                        assertThat(writes(installation, FIRST)).anyMatch(cut::isBefore);
                    }
                    assertThat(writes(installation, SECOND))
                            .isNotEmpty()
                            .allMatch(last.end()::isBefore);
                }
            }
        }
    }

    private static OperatorProcess operator(
            Installation installation, String machine, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        int port = installation.azure().proxyOf(machine).getPort();
        all.put("HTTPS_PROXY", "http://127.0.0.1:" + port);
        return installation.operator(machine, all);
    }

    private static boolean leads(Installation installation, String identity) {
        return Term.of(installation).holder().equals(identity);
    }

    /** When what that one changed in Azure was changed; signing in changes nothing. */
    private static List<Instant> writes(Installation installation, String machine) {
        return installation.azure().journal().stream()
                .filter(it -> machine.equals(it.machine()))
                .filter(it -> !it.method().equals("GET") && !it.operation().startsWith("entra."))
                .map(JournalEntry::time)
                .map(Instant::parse)
                .toList();
    }
}
