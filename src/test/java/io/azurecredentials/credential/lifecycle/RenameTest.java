package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SECRET;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Key.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenameTest {
    private static final String OTHER = "other";
    private static final Facts RENAMED = at(NOON.plus(SETTLE), fresh()).wanting(OTHER);

    /** The successor stands in the Secret of the new name, and that was written down. */
    private static Facts moved() {
        Ledger reserved = ((Step.Reserve) Lifecycle.next(RENAMED)).next();
        Key key = reserved.reserved().orElseThrow();
        Ledger next = reserved.publishing(key, "key-2", "d", RENAMED.now(), OVERLAP, false);
        Key published = next.published().orElseThrow();
        return RENAMED.after(next, Optional.empty())
                .after(RENAMED.shelf().with(OTHER, holding(published)));
    }

    private static Delivery holding(Key key) {
        return new Delivery.Holds(
                key.sequence(), key.attempt(), "key-2", "d", "d", LifecycleFixtures.SHAPE);
    }

    @Test
    void another_password_is_reserved_for_the_new_name() {
        Ledger next = ((Step.Reserve) Lifecycle.next(RENAMED)).next();

        assertThat(next.reserved().orElseThrow().secretName()).isEqualTo(OTHER);
        assertThat(next.published().orElseThrow().secretName()).isEqualTo(SECRET);
    }

    @Test
    void meanwhile_the_credential_is_ready_and_nobody_is_told_of_a_loss() {
        assertThat(ready(RENAMED)).isEqualTo("True");
        Ledger next = ((Step.Reserve) Lifecycle.next(RENAMED)).next();
        assertThat(HappeningsTest.told(RENAMED, RENAMED.after(next, Optional.empty()))).isEmpty();
    }

    @Test
    void the_former_secret_goes_with_its_password_first_the_secret() {
        Facts overlapping = at(RENAMED.now().plus(OVERLAP).minusSeconds(1), moved());
        assertThat(Lifecycle.next(overlapping)).isInstanceOf(Step.Rest.class);

        Facts over = at(RENAMED.now().plus(OVERLAP), moved());
        assertThat(Lifecycle.next(over)).isEqualTo(new Step.Withdraw(SECRET));
        Facts withdrawn = over.after(over.shelf().with(SECRET, new Delivery.Absent()));
        assertThat(Lifecycle.next(withdrawn)).isInstanceOf(Step.Retire.class);
    }

    @Test
    void a_former_secret_that_was_edited_goes_at_once_and_before_its_password() {
        Delivery edited = new Delivery.Holds(0, "", "", "", "", "");
        Facts facts = moved().after(moved().shelf().with(SECRET, edited));

        assertThat(Lifecycle.next(facts)).isEqualTo(new Step.Withdraw(SECRET));
        Facts late = at(RENAMED.now().plus(OVERLAP), facts);
        assertThat(Lifecycle.besides(late, new Step.Withdraw(SECRET))).isEmpty();
    }

    @Test
    void somebody_elses_secret_under_the_former_name_stays() {
        Facts facts = at(RENAMED.now().plus(OVERLAP), moved());
        Facts theirs = facts.after(facts.shelf().with(SECRET, new Delivery.Foreign()));

        assertThat(Lifecycle.next(theirs)).isInstanceOf(Step.Retire.class);
    }

    @Test
    void a_password_reserved_for_a_name_that_nobody_wants_any_more_is_given_up() {
        Ledger reserved = ((Step.Reserve) Lifecycle.next(RENAMED)).next();
        Facts back =
                at(RENAMED.now().plus(SETTLE), RENAMED)
                        .wanting("third")
                        .after(reserved, reserved.claim());

        Ledger next = ((Step.Reserve) Lifecycle.next(back)).next();
        assertThat(next.reserved().orElseThrow().secretName()).isEqualTo("third");
        assertThat(next.keys()).extracting(Key::state).contains(State.ABANDONED);
    }

    @Test
    void where_somebody_elses_stands_the_conflict_is_told_and_the_former_stays_ready() {
        Facts conflict = RENAMED.after(RENAMED.shelf().with(OTHER, new Delivery.Foreign()));

        Step.Refuse refuse = (Step.Refuse) Lifecycle.next(conflict);
        assertThat(refuse.problem().reason()).isEqualTo(Reason.SECRET_CONFLICT);
        assertThat(ready(conflict)).isEqualTo("True");
    }

    @Test
    void where_somebody_elses_stands_the_former_is_renewed() {
        Facts conflict = RENAMED.after(RENAMED.shelf().with(OTHER, new Delivery.Foreign()));
        Facts later = at(NOON.plus(LifecycleFixtures.DAY.dividedBy(10).multipliedBy(8)), conflict);

        Ledger next = ((Step.Reserve) Lifecycle.next(later)).next();
        assertThat(next.reserved().orElseThrow().secretName()).isEqualTo(SECRET);
    }

    @Test
    void a_lease_that_ended_takes_both_secrets_along() {
        Facts facts = moved();
        Facts ended =
                facts.after(
                        facts.ledger().ended(LifecycleFixtures.leaseEnded(NOON)), Optional.empty());

        assertThat(Lifecycle.next(ended)).isEqualTo(new Step.Withdraw(SECRET));
        Facts one = ended.after(ended.shelf().with(SECRET, new Delivery.Absent()));
        assertThat(Lifecycle.next(one)).isEqualTo(new Step.Withdraw(OTHER));
    }

    @Test
    void a_name_that_was_never_said_holds_nothing() {
        Shelf shelf =
                new Shelf(OTHER, Map.of(SECRET, secretWith(moved().ledger().keys().getFirst())));

        assertThat(shelf.delivery()).isEqualTo(new Delivery.Absent());
        assertThat(shelf.ours()).isEqualTo(List.of(SECRET));
    }

    private static String ready(Facts facts) {
        return Outlook.before(Lifecycle.next(facts), facts, Conditions.since(null, 1, NOON))
                .stream()
                .filter(it -> it.type().equals(Condition.READY))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
