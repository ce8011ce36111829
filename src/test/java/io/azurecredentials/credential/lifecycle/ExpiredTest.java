package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.event.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease that ends because nothing could be made in its place. */
class ExpiredTest {
    private static final Problem WAITS =
            Problem.retryable(Reason.ROLE_NOT_READY, "AzureRole reader is not Ready.");
    private static final String ENDED =
            "The credential in Secret app has expired at 2026-03-02T12:00:00Z. ";

    private final List<String> told = new ArrayList<>();
    private List<Condition> now = List.of();

    @Test
    void its_end_is_the_first_thing_that_is_said_and_an_event() {
        write(fresh(), WAITS);
        assertThat(told).isEmpty();

        write(at(NOON.plus(DAY), fresh()), WAITS);

        assertThat(ready()).isEqualTo("False " + ENDED + WAITS.message());
        assertThat(told)
                .containsExactly(
                        "RenewFailed 1-try-1: RoleNotReady: "
                                + ENDED
                                + "AzureRole reader is not Ready.");
    }

    @Test
    void its_end_is_told_also_where_what_is_in_the_way_was_told_before() {
        write(fresh(), refused().problem());
        assertThat(told).hasSize(1).first().asString().startsWith("RenewFailed 1/RoleNotFound");

        write(at(NOON.plus(DAY), fresh()), refused().problem());
        assertThat(told).hasSize(2).last().asString().contains("1-try-1: RoleNotFound: " + ENDED);
    }

    @Test
    void its_end_is_told_once_whatever_takes_turns_in_the_way() {
        Facts over = at(NOON.plus(DAY), fresh());
        write(fresh(), WAITS);
        write(over, WAITS);
        write(over, Problem.retryable(Reason.CONFIG_NOT_READY, "Another thing."));
        write(over, WAITS);

        assertThat(told).hasSize(1);
    }

    @Test
    void everyday_waiting_is_no_event_before_the_first_credential_and_none_while_one_works() {
        write(blank(), WAITS);
        write(at(NOON.plus(DAY), blank()), WAITS);
        write(fresh(), WAITS);

        assertThat(told).isEmpty();
        assertThat(ready()).isEqualTo("True AzureRole reader is not Ready.");
    }

    @Test
    void a_secret_that_holds_something_else_and_an_object_that_goes_have_nothing_that_expires() {
        Facts over = at(NOON.plus(DAY), fresh());
        write(over.after(shelf(new Delivery.Absent())), WAITS);
        assertThat(ready()).isEqualTo("False AzureRole reader is not Ready.");
        write(deleting(over), WAITS);
        assertThat(ready()).isEqualTo("False AzureRole reader is not Ready.");
        assertThat(told).isEmpty();
    }

    private void write(Facts facts, Problem problem) {
        Facts seen = facts.deleting() ? facts : with(facts, new Wish.Refused(problem));
        List<Condition> next = Outlook.blocked(problem, seen, Conditions.since(now, 1, seen.now()));
        Happenings.between(seen, seen, Transition.between(now, next))
                .forEach(it -> told.add(HappeningsTest.line(it)));
        now = next;
    }

    private String ready() {
        return now.stream()
                .filter(it -> it.type().equals(Condition.READY))
                .map(it -> it.status() + " " + it.message())
                .findFirst()
                .orElseThrow();
    }
}
