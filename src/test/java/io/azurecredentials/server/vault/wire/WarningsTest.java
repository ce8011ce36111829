package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.Body;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.Cap.What;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To the letter: scripts look for these sentences. */
class WarningsTest {

    @Test
    void a_limit_is_told_in_Vaults_words() {
        Duration day = Duration.ofHours(24);
        Duration hour = Duration.ofHours(1);

        assertThat(
                        Warnings.ofCaps(
                                List.of(
                                        new Cap(What.PERIOD, day, hour),
                                        new Cap(What.TTL, hour, Duration.ofSeconds(5)))))
                .containsExactly(
                        "period of \"24h\" exceeded the effective max_ttl of \"1h\"; period value is capped accordingly",
                        "TTL of \"1h\" exceeded the effective max_ttl of \"5s\"; TTL value is capped accordingly");
        assertThat(Warnings.ofCaps(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT768H, 768h",
        "PT775H56M31S, 775h56m31s",
        "PT1H30M, 1h30m",
        "PT1H5S, 1h5s",
        "PT10M, 10m",
        "PT61S, 1m1s",
        "PT0S, 0s"
    })
    void durations_are_spelled_as_Vault_does(Duration time, String spelled) {
        assertThat(Warnings.ofCaps(List.of(new Cap(What.TTL, time, Duration.ZERO))))
                .singleElement()
                .asString()
                .startsWith("TTL of \"" + spelled + "\" exceeded");
    }

    @Test
    void fields_that_nobody_asks_for_are_named_in_order() {
        assertThat(ignored("{\"ttl\":1,\"role\":\"a\",\"policies\":[]}"))
                .containsExactly("Endpoint ignored these unrecognized parameters: [policies ttl]");
        assertThat(ignored("{\"role\":\"a\"}")).isEmpty();
        assertThat(ignored("")).isEmpty();
    }

    /** A body that was sent in the wrong form is one name, and may be a token. */
    @Test
    void what_is_not_like_a_name_is_not_said_again() {
        assertThat(ignored("{\"hvs.fake\":1,\"FAKE\":2,\"a~b\":3}")).isEmpty();
        assertThat(ignored("{\"x\":0,\"eyJhbGciOiJub25lIn0.e30.fake\":1}"))
                .containsExactly("Endpoint ignored these unrecognized parameters: [x]");
    }

    private static List<String> ignored(String sent) {
        return Warnings.ofIgnored(
                Fields.of(Body.of(sent.getBytes(UTF_8))), Set.of("role", "increment"));
    }
}
