package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.Quirk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nobody knows of Azure is a switch of the emulator. A credential lives through everything
 * that could depend on one, with the usual answers, with all others, and with each half of the
 * others, so that no answer hides another one.
 */
class UnknownsIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir static Path folder;
    private static Installation installation;
    private static OperatorProcess operator;
    private static Outsider outsider;
    private static Sample sample;
    private static Consumer consumer;

    @BeforeAll
    static void start() {
        installation = Installation.start(folder);
        operator = installation.operator("unknowns");
        outsider = new Outsider(installation.azure());
        sample = installation.sample();
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    @AfterAll
    static void stop() {
        operator.close();
        installation.close();
    }

    static Stream<Set<Quirk>> turned() {
        Set<Quirk> some =
                EnumSet.of(
                        Quirk.DELETED_KEEPS_UNIQUE_NAME,
                        Quirk.PURGE_TAKES_SERVICE_PRINCIPAL,
                        Quirk.MISSING_SERVICE_PRINCIPAL_IS_UNKNOWN,
                        Quirk.REMOVING_NO_MEMBER_IS_BAD_REQUEST);
        Set<Quirk> others = EnumSet.complementOf(EnumSet.copyOf(some));
        return Stream.of(Set.of(), EnumSet.allOf(Quirk.class), some, others);
    }

    /** Issued, meddled with, renewed and deleted; at the end nothing of it is left. */
    @ParameterizedTest
    @MethodSource("turned")
    void a_credential_lives_whatever_the_answers_are(Set<Quirk> turned) {
        turned.forEach(it -> installation.azure().controls().quirks().set(it, !it.usual()));
        sample.apply("10s", "20s");
        Map<String, String> first =
                await().atMost(LONG).until(sample::secret, Optional::isPresent).orElseThrow();
        assertThat(consumer.token(first)).isPresent();
        String id = installation.azure().inventory().applications().getFirst().id();

        assertThat(outsider.delete(id)).isEqualTo(204);

        Map<String, String> second =
                await().atMost(LONG).until(() -> sample.secret().orElse(first), UnknownsIT::works);
        assertThat(second.get("client_id")).isNotEqualTo(first.get("client_id"));
        assertThat(outsider.restore(id)).isEqualTo(200);
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        turned.forEach(it -> installation.azure().controls().quirks().set(it, it.usual()));
    }

    private static boolean works(Map<String, String> secret) {
        return consumer.token(secret).isPresent();
    }
}
