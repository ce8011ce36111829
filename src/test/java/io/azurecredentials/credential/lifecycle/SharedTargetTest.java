package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.LONGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OWNER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ids;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passwords on an application that others use as well. */
class SharedTargetTest {
    private static final Target THEIRS = new Target.Existing(ids(7));
    private static final Instant LONG_AGO = NOON.minus(LONGEST.multipliedBy(3));

    @Test
    void nothing_is_made_before_the_password() {
        Ledger reserved = reserve(with(blank(), on(THEIRS)));
        Facts next = with(blank(), on(THEIRS)).after(reserved, reserved.claim());

        assertThat(reserved.current().orElseThrow().ids()).contains(ids(7));
        assertThat(Lifecycle.next(next))
                .isInstanceOfSatisfying(
                        Step.Issue.class, it -> assertThat(it.principal().isShared()).isTrue());
    }

    @Test
    void the_longest_life_of_a_service_principal_does_not_end_one_that_is_not_replaced() {
        Key key = published(9, 1, NOON.minus(DAY));
        Ledger old = ledger(List.of(theirs(LONG_AGO)), List.of(key));
        Ledger reserved = reserve(with(facts(old, secretWith(key)), on(THEIRS)));

        assertThat(reserved.principals()).hasSize(1);
        assertThat(reserved.reserved().orElseThrow().expiresAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void a_credential_moves_at_once_where_its_role_says() {
        Facts settled = LifecycleFixtures.at(NOON.plus(SETTLE), fresh());
        Ledger reserved = reserve(with(settled, on(THEIRS)));

        assertThat(reserved.current().orElseThrow().target()).isEqualTo(THEIRS);
        assertThat(reserved.current().orElseThrow().epoch()).isEqualTo(2);
        assertThat(reserved.published()).isPresent();
    }

    @Test
    void an_attempt_on_the_application_of_before_is_given_up() {
        Key key = meant(1, 1, NOON.minus(SETTLE));
        Ledger begun = ledger(List.of(theirs(NOON.minus(SETTLE))), List.of(key));
        Facts elsewhere = with(blank(), on(new Target.Existing(ids(8))));
        Ledger reserved = reserve(elsewhere.after(begun, begun.claim()));

        assertThat(reserved.current().orElseThrow().ids()).contains(ids(8));
        assertThat(reserved.principals().getFirst().retireAt()).isPresent();
    }

    @Test
    void an_application_that_is_gone_is_not_given_up_because_none_takes_its_place() {
        Key key = published(1, 1, NOON);
        Principal theirs = theirs(NOON);
        Ledger lost = ledger(List.of(theirs), List.of(key)).losing().lost(theirs);

        assertThat(lost.principals()).containsExactly(theirs);
        assertThat(lost.published()).isEmpty();
    }

    @Test
    void what_served_is_gone_once_removed_and_what_may_be_under_way_is_looked_for_again() {
        Principal theirs = theirs(NOON);
        Ledger served = ledger(List.of(theirs), List.of(published(1, 1, NOON)));
        Ledger begun = ledger(List.of(theirs), List.of(meant(1, 1, NOON)));

        assertThat(served.losing().revoked(theirs, true, NOON, SETTLE).principals()).isEmpty();
        assertThat(served.losing().revoked(theirs, false, NOON, SETTLE).principals())
                .singleElement()
                .matches(it -> it.absentSince().isPresent());
        assertThat(begun.losing().revoked(theirs, true, NOON, SETTLE).principals())
                .singleElement()
                .matches(it -> it.absentSince().isPresent());
    }

    @Test
    void deletion_revokes_what_is_its_own() {
        Key key = published(1, 1, NOON);
        Ledger served = ledger(List.of(theirs(NOON)), List.of(key));

        assertThat(Lifecycle.next(deleting(facts(served, secretWith(key)))))
                .isEqualTo(new Step.Revoke(theirs(NOON)));
        assertThat(Remains.of(OWNER, served))
                .containsExactly("azcred/cluster/5f2f0b3e-uid/1-try-1 on object-7");
    }

    private static Principal theirs(Instant since) {
        return Principal.reserved(
                1, THEIRS, since, ISSUER, Optional.of(LifecycleFixtures.ROLE), false);
    }

    private static Wish on(Target target) {
        return new Wish.Granted(
                ISSUER, target, List.of(), terms(), SHAPE, LifecycleFixtures.ROLE, false);
    }

    private static Ledger reserve(Facts facts) {
        return Optional.of(Lifecycle.next(facts))
                .map(it -> ((Step.Reserve) it).next())
                .orElseThrow();
    }
}
