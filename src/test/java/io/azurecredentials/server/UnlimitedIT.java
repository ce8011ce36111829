package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.tls.ClientAuthority;
import io.azurecredentials.server.tls.Fixed;
import io.azurecredentials.server.tls.Pair;
import io.azurecredentials.server.vault.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 112: the API server asks for everybody in the cluster, and is not one of them. */
class UnlimitedIT {
    private static final int MANY = 200;

    private final Fixed cluster = Fixed.authority();
    private final AtomicInteger judged = new AtomicInteger();
    private Served served;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        ClientAuthority authority =
                ClientAuthority.in(Files.writeString(folder.resolve("ca.pem"), cluster.pem()));
        Limits usual = Limits.STANDARD;
        Limits few =
                new Limits(
                        usual.handshake(),
                        usual.head(),
                        usual.body(),
                        usual.write(),
                        usual.idle(),
                        usual.rest(),
                        Duration.ZERO,
                        usual.connectionsOfPeer(),
                        usual.connections(),
                        5);
        served =
                new Served(
                        few,
                        new ForwardedFor(List.of()),
                        new Health("fake", () -> "id", () -> Instant.EPOCH).routes(),
                        Optional.of(
                                it -> {
                                    judged.incrementAndGet();
                                    return authority.hasSigned(it);
                                }));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void who_asks_for_others_may_ask_as_often_as_they_do() throws IOException {
        assertThat(answered(Optional.of(cluster.ofClient(true)))).isEqualTo(MANY);
        assertThat(judged).hasValue(1);
    }

    @Test
    void who_shows_what_another_authority_signed_is_one_peer() throws IOException {
        assertThat(answered(Optional.of(Fixed.authority().ofClient(true)))).isLessThan(MANY / 2);
    }

    @Test
    void so_is_who_shows_nothing() throws IOException {
        assertThat(answered(Optional.empty())).isLessThan(MANY / 2);
    }

    /** Of many requests over one connection. */
    private int answered(Optional<Pair> shown) throws IOException {
        int answered = 0;
        try (Wired wired = Wired.secure(served.authority.client(shown), served.port())) {
            for (int i = 0; i < MANY; i++) {
                int status = wired.send(Row.GET + "\r\n").answer().status();
                if (status != 200) {
                    assertThat(status).isEqualTo(429);
                    return answered;
                }
                answered++;
            }
        }
        return answered;
    }
}
