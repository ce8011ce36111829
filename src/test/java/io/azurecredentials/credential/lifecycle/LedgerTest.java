package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ids;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The only ways in which what is written down changes. */
class LedgerTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    @Test
    void of_an_empty_ledger_nothing_can_be_said() {
        assertThat(Ledger.EMPTY.current()).isEmpty();
        assertThat(Ledger.EMPTY.published()).isEmpty();
        assertThat(Ledger.EMPTY.reserved()).isEmpty();
        assertThat(Ledger.EMPTY.claim()).isEmpty();
        assertThat(Ledger.EMPTY.lastSequence()).isZero();
    }

    @Test
    void the_newest_application_is_the_current_one_in_whatever_order_they_stand() {
        Ledger ledger = ledger(List.of(serving(3, NOON), serving(2, NOON)), List.of());

        assertThat(ledger.current()).contains(serving(3, NOON));
        assertThat(ledger.principal(2)).contains(serving(2, NOON));
        assertThat(ledger.principal(1)).isEmpty();
    }

    @Test
    void each_application_keeps_its_issuer_and_the_last_is_the_one_of_all() {
        Ledger first =
                Ledger.EMPTY.reserving(meant(1, NOON), meant(1, 1, NOON), LATER, Optional.empty());
        Issuer other = new Issuer("other", "AzureChinaCloud", "other", "other", "other");
        Principal elsewhere = Principal.reserved(2, NOON, other, Optional.empty(), false);
        Ledger next = first.reserving(elsewhere, meant(2, 2, NOON), LATER, Optional.empty());

        assertThat(first.issuer()).contains(ISSUER);
        assertThat(next.issuer()).contains(other);
        assertThat(next.issuers()).containsExactly(ISSUER, other);
        assertThat(next.with(List.of(), List.of()).issuers()).containsExactly(other);
    }

    @Test
    void only_who_wrote_the_reservation_can_claim_it() {
        Ledger ledger =
                Ledger.EMPTY.reserving(meant(1, NOON), meant(1, 1, NOON), LATER, Optional.empty());

        assertThat(ledger.claim()).contains(InHand.reserved(meant(1, 1, NOON)));
    }

    @Test
    void an_attempt_that_cannot_have_left_a_password_is_forgotten() {
        Ledger ledger =
                ledger(List.of(meant(1, NOON)), List.of(meant(1, 1, NOON)))
                        .reserving(meant(1, NOON), again(), LATER, Optional.empty());

        assertThat(ledger.keys()).containsExactly(again());
    }

    @Test
    void an_attempt_that_may_have_left_a_password_is_kept_until_it_is_removed() {
        Ledger ledger =
                ledger(List.of(recorded(1, NOON)), List.of(meant(1, 1, NOON)))
                        .reserving(recorded(1, NOON), again(), LATER, Optional.empty());

        assertThat(ledger.keys())
                .containsExactly(meant(1, 1, NOON).leaving(State.ABANDONED, LATER), again());
        assertThat(ledger.lastSequence()).isEqualTo(1);
    }

    @Test
    void an_application_that_somebody_else_began_to_make_is_uncertain_from_then_on() {
        Ledger begun =
                ledger(List.of(recorded(1, NOON)), List.of())
                        .reserving(recorded(1, NOON), again(), LATER, Optional.empty());
        Ledger made =
                ledger(List.of(serving(1, NOON)), List.of())
                        .reserving(serving(1, NOON), again(), LATER, Optional.empty());

        assertThat(begun.principals()).singleElement().matches(Principal::retried);
        assertThat(made.principals()).singleElement().matches(it -> !it.retried());
    }

    @Test
    void an_application_that_is_given_up_before_it_served_is_to_go() {
        Ledger ledger =
                ledger(
                                List.of(serving(1, NOON), recorded(2, NOON)),
                                List.of(published(1, 1, NOON), meant(2, 2, NOON)))
                        .reserving(meant(3, NOON), meant(2, 3, NOON), LATER, Optional.empty());

        assertThat(ledger.principal(1).orElseThrow().retireAt()).isEmpty();
        assertThat(ledger.principal(2).orElseThrow().retireAt()).contains(LATER);
        assertThat(ledger.principal(3)).contains(meant(3, NOON));
    }

    @Test
    void an_application_that_is_to_go_keeps_its_time() {
        Principal leaving = recorded(1, NOON).retiring(NOON);
        Ledger ledger =
                ledger(List.of(leaving, recorded(2, NOON)), List.of())
                        .reserving(meant(3, NOON), meant(1, 3, NOON), LATER, Optional.empty());

        assertThat(ledger.principal(1)).contains(leaving);
        assertThat(ledger.principal(2)).contains(recorded(2, NOON).retiring(LATER));
    }

    @Test
    void ids_and_grants_are_written_down_together() {
        Ledger ledger =
                ledger(List.of(meant(1, NOON), meant(2, NOON)), List.of())
                        .identified(meant(1, NOON), ids(1), List.of(READER), false);

        assertThat(ledger.principals()).containsExactly(recorded(1, NOON), meant(2, NOON));
    }

    @Test
    void a_request_that_was_repeated_is_not_forgotten() {
        Ledger ledger =
                ledger(List.of(meant(1, NOON)), List.of(meant(1, 1, NOON)))
                        .identified(meant(1, NOON), ids(1), List.of(), true)
                        .publishing(meant(1, 1, NOON), "key-1", DIGEST, NOON, OVERLAP, false);

        assertThat(ledger.current().orElseThrow().retried()).isTrue();
    }

    @Test
    void publishing_supersedes_what_was_published_before() {
        Ledger ledger =
                ledger(List.of(serving(1, NOON)), List.of(published(1, 1, NOON), meant(2, 1, NOON)))
                        .publishing(meant(2, 1, NOON), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(ledger.keys())
                .containsExactly(
                        published(1, 1, NOON).leaving(State.SUPERSEDED, LATER.plus(OVERLAP)),
                        meant(2, 1, NOON).published("key-2", DIGEST, LATER));
        assertThat(ledger.principals()).containsExactly(serving(1, NOON));
    }

    @Test
    void publishing_confirms_the_roles_of_its_application_and_supersedes_the_others() {
        Principal leaving = serving(1, NOON).retiring(NOON);
        Ledger ledger =
                ledger(
                                List.of(leaving, serving(2, NOON), recorded(3, NOON)),
                                List.of(published(1, 2, NOON), meant(2, 3, NOON)))
                        .publishing(meant(2, 3, NOON), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(ledger.principals())
                .containsExactly(
                        leaving,
                        serving(2, NOON).retiring(LATER.plus(OVERLAP)),
                        recorded(3, NOON).confirmed(LATER, false));
    }

    @Test
    void publishing_leaves_what_was_superseded_before_at_its_own_time() {
        Key old = superseded(1, 1, NOON.plusSeconds(60));
        Ledger ledger =
                ledger(List.of(serving(1, NOON)), List.of(old, meant(2, 1, NOON)))
                        .publishing(meant(2, 1, NOON), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(ledger.keys()).contains(old);
    }

    @Test
    void a_password_whose_removal_was_confirmed_is_forgotten() {
        assertThat(holding(old()).losing().retired(old(), true, LATER, SETTLE).keys()).isEmpty();
    }

    @Test
    void a_password_that_was_not_found_is_forgotten_once_that_has_settled() {
        Ledger missing = holding(old()).losing().retired(old(), false, LATER, SETTLE);
        Key absent = old().absent(LATER);

        assertThat(missing.keys()).containsExactly(absent);
        assertThat(missing.losing().retired(absent, false, LATER.plusSeconds(1), SETTLE))
                .isEqualTo(missing);
        assertThat(missing.losing().retired(absent, false, LATER.plus(SETTLE), SETTLE).keys())
                .isEmpty();
    }

    @Test
    void removing_one_password_touches_no_other() {
        Ledger ledger = ledger(List.of(serving(1, NOON)), List.of(old(), published(2, 1, NOON)));

        assertThat(ledger.losing().retired(old(), true, NOON, SETTLE).keys())
                .containsExactly(published(2, 1, NOON));
    }

    private static Ledger holding(Key key) {
        return ledger(List.of(serving(1, NOON)), List.of(key));
    }

    private static Key old() {
        return superseded(1, 1, NOON);
    }

    private static Key again() {
        Key key = meant(1, 1, LATER);
        return new Key(
                key.sequence(),
                "again",
                key.epoch(),
                key.secretName(),
                key.state(),
                key.reservedAt(),
                key.expiresAt(),
                key.endsAt(),
                key.keyID(),
                key.digest(),
                key.publishedAt(),
                key.retireAt(),
                key.absentSince());
    }
}
