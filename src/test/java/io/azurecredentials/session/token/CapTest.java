package io.azurecredentials.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which limits a login or a renewal came up against, as Vault reckons it. */
class CapTest {

    @ParameterizedTest(name = "wanted {0} gets {1}, max {2} period {3} increment {4}, granted {5}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "PT1H | PT1H | PT10H | -    | -     | PT1H  | ''",
                "PT3H | PT2H | PT10H | -    | -     | PT2H  | TTL PT3H PT2H",
                "PT1H | PT1H | PT10H | -    | -     | PT20M | TTL PT1H PT20M",
                "PT1H | PT1H | PT10H | -    | PT5M  | PT5M  | ''",
                "PT1H | PT1H | PT10H | -    | PT24H | PT9H  | TTL PT24H PT9H",
                "PT1H | PT1H | PT10H | -    | PT0S  | PT1H  | ''",
                "PT1H | PT1H | PT10H | PT2H | -     | PT2H  | ''",
                "PT3H | PT2H | PT10H | PT2H | PT24H | PT2H  | ''",
                "PT1H | PT1H | PT90M | PT2H | -     | PT90M | PERIOD PT2H PT1H30M",
                "PT1H | PT1H | PT90M | PT2H | -     | PT20M | PERIOD PT2H PT1H30M, TTL PT1H30M"
                        + " PT20M",
            })
    void what_is_shorter_than_was_wanted_is_told(
            Duration wanted,
            Duration ttl,
            Duration max,
            @Nullable Duration period,
            @Nullable Duration increment,
            Duration granted,
            String told) {
        TokenRules rules =
                new TokenRules(
                        TokenRules.Kind.SERVICE,
                        wanted,
                        ttl,
                        max,
                        Optional.empty(),
                        Optional.ofNullable(period),
                        Optional.empty(),
                        List.of(),
                        List.of());

        assertThat(Cap.of(rules, Optional.ofNullable(increment), granted))
                .extracting(it -> it.of() + " " + it.wanted() + " " + it.limit())
                .hasToString("[" + told + "]");
    }
}
