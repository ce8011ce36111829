package io.azurecredentials.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.tls.Renewal.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void the_first_authority_signs_at_once() {
        List<Span> first = renewed(List.of(), START);

        assertThat(first).hasSize(1);
        assertThat(Renewal.signing(first, START)).contains(first.getFirst());
    }

    /**
     * A client reads {@code ca.crt} once a month, and trusts what it read then until it reads
     * again.
     */
    @Test
    void over_ten_years_who_reads_once_a_month_trusts_every_certificate() {
        List<Span> authorities = List.of();
        List<List<Span>> history = new ArrayList<>();
        for (int day = 0; day < 3650; day++) {
            Instant now = START.plus(DAY.multipliedBy(day));
            authorities = renewed(authorities, now);
            history.add(authorities);
            Span signing = Renewal.signing(authorities, now).orElseThrow();

            assertThat(authorities).hasSizeBetween(1, 2);
            assertThat(history.get(Math.max(0, day - 29))).contains(signing);
            assertThat(signing.until()).isAfter(now.plus(Renewal.LEAF));
        }
        assertThat(history.stream().flatMap(List::stream).distinct()).hasSizeBetween(9, 11);
    }

    @Test
    void a_leaf_is_made_anew_at_half_its_time_and_never_outlives_its_authority() {
        Span authority = Span.of(Duration.ofDays(10), START);
        Span leaf = Span.of(Renewal.LEAF, START).within(authority);

        assertThat(leaf.until()).isEqualTo(authority.until());
        assertThat(Renewal.needsLeaf(leaf, START)).isFalse();
        assertThat(Renewal.needsLeaf(leaf, START.plus(DAY.multipliedBy(4)))).isFalse();
        assertThat(Renewal.needsLeaf(leaf, START.plus(DAY.multipliedBy(5)))).isTrue();
    }

    @Test
    void a_certificate_is_good_for_clocks_that_are_behind() {
        assertThat(Span.of(Renewal.LEAF, START).from()).isEqualTo(START.minus(Renewal.SKEW));
    }

    private static List<Span> renewed(List<Span> authorities, Instant now) {
        List<Span> next =
                new ArrayList<>(authorities.stream().filter(it -> !it.isOver(now)).toList());
        if (Renewal.needsAuthority(next, now)) {
            next.add(Span.of(Renewal.AUTHORITY, now));
        }
        return List.copyOf(next);
    }
}
