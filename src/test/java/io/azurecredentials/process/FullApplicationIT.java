package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's application holds as many passwords as it can. */
class FullApplicationIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Trio trio;
    private Vandal vandal;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("full");
        sample = installation.sample();
        trio = new Trio(installation);
        vandal = new Vandal(installation.azure(), folder);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void a_credential_says_so_takes_nobodys_away_and_is_issued_once_there_is_room() {
        String theirs = vandal.makeSmallPrincipal("theirs");
        String first = vandal.addPassword(theirs, "first");
        String second = vandal.addPassword(theirs, "second");
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        trio.writeRole(theirs);
        sample.apply("40-azurecredential.yaml");

        trio.awaitReason(trio.credential(Sample.NAME), Reason.PASSWORD_LIMIT);
        assertThat(Trio.ready(trio.credential(Sample.NAME)).map(Condition::message).orElseThrow())
                .contains("two passwords", "remove one");
        assertThat(passwords()).containsExactlyInAnyOrder(first, second);
        assertThat(sample.secret()).isEmpty();

        vandal.removePassword(theirs, first);
        sample.mergeMetadata("AzureCredential", Sample.NAME, "{\"annotations\":{\"look\":\"1\"}}");
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
        assertThat(passwords()).hasSize(2).contains(second);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(passwords()).containsExactly(second);
    }

    private List<String> passwords() {
        return installation.azure().inventory().applications().stream()
                .flatMap(it -> it.passwords().stream())
                .map(Inventory.Password::keyId)
                .toList();
    }
}
