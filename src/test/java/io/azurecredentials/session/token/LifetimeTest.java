package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long tokens live, in the corners where Vault's users have been surprised. */
class LifetimeTest {

    @ParameterizedTest(name = "ttl {0} max {1} hard {2} period {3} lives {4}")
    @CsvSource({
        "PT1H, PT10H,     ,      , PT1H",
        "PT1H, PT30M,     ,      , PT30M",
        "PT1H, PT10H, PT20M,     , PT20M",
        "PT1H, PT10H,     , PT2H, PT2H",
        "PT1H, PT90M,     , PT2H, PT90M",
        "PT1H, PT10H, PT1H, PT2H, PT1H",
    })
    void a_token_first_lives_its_ttl_within_every_limit(
            Duration ttl,
            Duration max,
            @Nullable Duration hard,
            @Nullable Duration period,
            Duration lives) {
        TokenRules rules = rules(ttl, max, hard, period);

        assertThat(Lifetime.begun(rules, NOW).firstEnd(rules)).isEqualTo(NOW.plus(lives));
    }

    @ParameterizedTest(name = "max {0} hard {1} period {2}: at {3} wanting {4} until {5}")
    @CsvSource({
        "PT10H,     ,     , PT50M,     , PT110M",
        "PT10H,     ,     , PT50M, PT5M, PT55M",
        "PT10H,     ,     , PT50M, PT24H, PT10H",
        "PT10H,     ,     , PT9H30M,   , PT10H",
        "PT10H, PT2H,     , PT90M,     , PT2H",
        "PT10H,     , PT2H, PT20H,     , PT22H",
        "PT10H,     , PT2H, PT20H, PT9H, PT22H",
        "PT10H, PT21H, PT2H, PT20H,    , PT21H",
        "PT10H,     ,     , PT50M, PT-5M, PT110M",
        "PT10H,     ,     , PT50M, PT0S, PT110M",
    })
    void a_renewal_counts_from_now_within_what_the_token_could_live(
            Duration max,
            @Nullable Duration hard,
            @Nullable Duration period,
            Duration at,
            @Nullable Duration increment,
            Duration until) {
        TokenRules rules = rules(Duration.ofHours(1), max, hard, period);
        Lifetime lifetime = Lifetime.begun(rules, NOW);

        assertThat(lifetime.renewedEnd(rules, NOW.plus(at), Optional.ofNullable(increment)))
                .contains(NOW.plus(until));
    }

    /** Whoever looks a token up is told that. */
    @Test
    void what_the_role_said_of_it_at_its_issue_is_remembered() {
        TokenRules rules =
                rules(
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofDays(1),
                        Duration.ofHours(3));

        assertThat(Lifetime.begun(rules, NOW))
                .isEqualTo(
                        new Lifetime(
                                NOW,
                                Optional.of(NOW.plus(Duration.ofDays(1))),
                                Optional.of(Duration.ofDays(1)),
                                Optional.of(Duration.ofHours(3))));
    }

    @Test
    void nothing_is_renewed_past_the_end() {
        TokenRules rules = rules(Duration.ofHours(1), Duration.ofHours(10), null, null);
        Lifetime lifetime = Lifetime.begun(rules, NOW);

        assertThat(lifetime.renewedEnd(rules, NOW.plus(Duration.ofHours(10)), Optional.empty()))
                .isEmpty();
        assertThat(lifetime.renewedEnd(rules, NOW.plus(Duration.ofDays(10)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_role_that_allows_more_than_before_makes_no_older_token_live_longer() {
        TokenRules before = rules(Duration.ofHours(1), Duration.ofHours(2), null, null);
        TokenRules after = rules(Duration.ofHours(9), Duration.ofHours(90), null, null);
        TokenRules periodic =
                rules(Duration.ofHours(9), Duration.ofHours(90), null, Duration.ofHours(9));
        Lifetime lifetime = Lifetime.begun(before, NOW);

        assertThat(lifetime.renewedEnd(after, NOW.plusSeconds(60), Optional.empty()))
                .contains(NOW.plus(Duration.ofHours(2)));
        assertThat(lifetime.renewedEnd(periodic, NOW.plusSeconds(60), Optional.empty()))
                .contains(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void a_role_that_allows_less_than_before_holds_at_the_next_renewal() {
        TokenRules before = rules(Duration.ofHours(1), Duration.ofHours(9), null, null);
        TokenRules after = rules(Duration.ofMinutes(5), Duration.ofMinutes(30), null, null);
        Lifetime lifetime = Lifetime.begun(before, NOW);

        assertThat(lifetime.renewedEnd(after, NOW.plusSeconds(60), Optional.empty()))
                .contains(NOW.plusSeconds(360));
        assertThat(lifetime.renewedEnd(after, NOW.plus(Duration.ofHours(1)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void an_increment_of_a_thousand_years_is_only_too_much() {
        TokenRules rules = rules(Duration.ofHours(1), Duration.ofHours(10), null, null);

        assertThat(
                        Lifetime.begun(rules, NOW)
                                .renewedEnd(
                                        rules,
                                        NOW,
                                        Optional.of(Duration.ofSeconds(Long.MAX_VALUE))))
                .contains(NOW.plus(Duration.ofHours(10)));
    }

    @Test
    void a_batch_token_lives_no_longer_than_its_key_is_kept() {
        Duration ninetyDays = Duration.ofDays(90);
        TokenRules service = rules(ninetyDays, ninetyDays, null, null);
        TokenRules batch =
                new TokenRules(
                        TokenRules.Kind.BATCH,
                        ninetyDays,
                        ninetyDays,
                        ninetyDays,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of());

        assertThat(Lifetime.begun(service, NOW).firstEnd(service)).isEqualTo(NOW.plus(ninetyDays));
        assertThat(Lifetime.begun(batch, NOW).firstEnd(batch))
                .isEqualTo(NOW.plus(BatchToken.LONGEST));
    }

    @Test
    void a_limit_of_a_thousand_years_is_only_far_away() {
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        TokenRules rules = rules(ages, ages, null, null);

        assertThat(Lifetime.begun(rules, NOW).firstEnd(rules))
                .isEqualTo(NOW.plus(Duration.ofDays(36_500)));
    }

    @Test
    void tokens_live_in_whole_seconds() {
        TokenRules rules = rules(Duration.ofHours(1), Duration.ofHours(10), null, null);
        Instant broken = NOW.plusMillis(999);

        assertThat(Lifetime.begun(rules, broken).firstEnd(rules)).isEqualTo(NOW.plusSeconds(3600));
    }

    private static TokenRules rules(
            Duration ttl, Duration max, @Nullable Duration hard, @Nullable Duration period) {
        return new TokenRules(
                TokenRules.Kind.SERVICE,
                ttl,
                ttl,
                max,
                Optional.ofNullable(hard),
                Optional.ofNullable(period),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
