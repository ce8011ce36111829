package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OWNER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # ttl, maxTTL, age of the principal | lease
                    PT24H, PT768H, PT0S,      PT24H
                    PT24H, PT768H, PT744H,    PT24H
                    PT24H, PT768H, PT744H1S,  PT23H59M59S
                    PT24H, PT768H, PT767H,    PT1H,  false
                    PT24H, PT24H,  PT0S,      PT24H
                    PT24H, PT24H,  PT1S,      PT23H59M59S
                    PT10S, PT10S,  PT4S,      PT6S,  false
                    """)
    void no_lease_outlives_its_principal(
            Duration ttl, Duration maxTTL, Duration age, Duration lease) {
        Terms terms = new Terms(ttl, maxTTL, 67, Optional.empty());

        assertThat(terms.expiresAt(NOON, NOON.minus(age))).isEqualTo(NOON.plus(lease));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # ttl, renewAt, overlap chosen | left, overlap in force
                    PT24H, 67,      ,  PT7H55M12S, PT15M
                    PT1H,  50,      ,  PT30M,      PT15M
                    PT1H,  67,      ,  PT19M48S,   PT9M54S
                    PT10M, 90,      ,  PT1M,       PT30S
                    PT10S, 67,      ,  PT3.3S,     PT1.65S
                    PT24H, 67, PT2H ,  PT7H55M12S, PT2H
                    PT24H, 67, PT0S ,  PT7H55M12S, PT0S
                    """)
    void the_overlap_nobody_chose_is_the_smaller_of_a_quarter_of_an_hour_and_half_of_what_is_left(
            Duration ttl, int renewAt, @Nullable Duration chosen, Duration left, Duration overlap) {
        Terms terms = new Terms(ttl, Duration.ofDays(32), renewAt, Optional.ofNullable(chosen));

        assertThat(terms.leftAfterRenewal()).isEqualTo(left);
        assertThat(terms.overlapInForce()).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 67, 90})
    void renewal_is_never_later_than_its_percentage_and_at_most_a_tenth_earlier(int percentage) {
        Terms terms =
                new Terms(Duration.ofDays(1), Duration.ofDays(32), percentage, Optional.empty());
        Duration share = Duration.ofDays(1).multipliedBy(percentage).dividedBy(100);

        for (long sequence = 1; sequence < 500; sequence++) {
            Instant renewAt = terms.renewAt(meant(sequence, 1, NOON), OWNER);
            assertThat(renewAt)
                    .isBeforeOrEqualTo(NOON.plus(share))
                    .isAfter(NOON.plus(share.multipliedBy(9).dividedBy(10)));
        }
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(
            textBlock =
                    """
                    # now, lease ends, password ends, maxTTL now, asked for | ends then
                    PT30M,    PT1H, PT10H15M, PT10H,       , PT1H30M,  nothing asked for means ttl
                    PT30M,    PT1H, PT10H15M, PT10H, PT0S  , PT1H30M,  zero means ttl
                    PT30M,    PT1H, PT10H15M, PT10H, PT10M , PT40M,    less time than was left
                    PT6H,     PT7H, PT10H15M, PT10H, PT1H  , PT7H,     after half of maxTTL (Vault refuses)
                    PT6H,     PT7H, PT10H15M, PT10H, PT24H , PT10H,    never past maxTTL
                    PT6H,     PT7H, PT10H15M, PT768H, PT24H, PT10H15M, never past the password (Vault promises it)
                    PT6H,     PT7H, PT10H15M, PT6H30M, PT1H, PT6H30M,  a role that was edited holds for what lives
                    PT6H,     PT7H, PT10H15M, PT2H,  PT1H  ,     ,     a role that allows less than was used up
                    PT7H,     PT7H, PT10H15M, PT10H, PT1H  ,     ,     what has ended stays ended
                    PT10H,    PT10H, PT10H15M, PT10H, PT1S ,     ,     at maxTTL
                    """)
    void a_lease_on_request_is_extended_from_now_and_never_past_its_longest_life(
            Duration now,
            Duration expires,
            Duration ends,
            Duration maxTTL,
            @Nullable Duration increment,
            @Nullable Duration until,
            String why) {
        Terms terms = new Terms(Duration.ofHours(1), maxTTL, 67, Optional.empty());
        Key key = key(NOON.plus(expires), NOON.plus(ends));

        assertThat(
                        terms.extendedUntil(
                                key,
                                serving(1, NOON),
                                Optional.ofNullable(increment),
                                NOON.plus(now)))
                .as(why)
                .isEqualTo(Optional.ofNullable(until).map(NOON::plus));
    }

    @Test
    void the_percentage_is_of_the_lease_as_it_is_and_not_of_the_ttl() {
        Key shortened = key(NOON.plusSeconds(100), NOON.plusSeconds(110));

        assertThat(terms().renewAt(shortened, OWNER))
                .isBeforeOrEqualTo(NOON.plusSeconds(67))
                .isAfter(NOON.plusSeconds(60));
    }

    @Test
    void a_lease_too_short_for_jitter_is_renewed_at_its_percentage() {
        Key instant = key(NOON.plusMillis(10), NOON.plusMillis(10));

        assertThat(terms().renewAt(instant, OWNER)).isEqualTo(NOON.plusMillis(6));
    }

    @Test
    void jitter_is_the_same_after_a_restart() {
        assertThat(terms().renewAt(meant(7, 1, NOON), OWNER))
                .isEqualTo(terms().renewAt(meant(7, 1, NOON), new Owner("other", OWNER.uid())));
    }

    @Test
    void jitter_differs_between_the_passwords_of_a_credential() {
        assertThat(
                        LongStream.range(0, 100)
                                .mapToObj(it -> terms().renewAt(meant(it, 1, NOON), OWNER))
                                .distinct())
                .hasSizeGreaterThan(95);
    }

    @Test
    void jitter_differs_between_credentials_that_were_made_together() {
        assertThat(
                        IntStream.range(0, 100)
                                .mapToObj(it -> new Owner("cluster", "uid-" + it))
                                .map(it -> terms().renewAt(meant(1, 1, NOON), it))
                                .distinct())
                .hasSizeGreaterThan(95);
    }

    private static Key key(Instant expiresAt, Instant endsAt) {
        return new Key(
                1,
                "try",
                1,
                "app",
                Key.State.PUBLISHED,
                NOON,
                expiresAt,
                endsAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
