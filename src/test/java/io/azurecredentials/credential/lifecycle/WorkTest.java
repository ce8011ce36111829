package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final Principal PRINCIPAL = serving(1, NOON);
    private static final Key FIRST = published(1, 1, NOON);
    private static final Ledger MEANT =
            ledger(List.of(recorded(1, NOON)), List.of(meant(1, 1, NOON)));
    private static final Ledger ISSUED = ledger(List.of(PRINCIPAL), List.of(FIRST));
    private static final Ledger RENEWING =
            ledger(List.of(PRINCIPAL), List.of(FIRST, meant(2, 1, NOON)));
    private static final Ledger RENEWED =
            ledger(List.of(PRINCIPAL), List.of(superseded(1, 1, NOON), published(2, 1, NOON)));
    private static final Ledger EMPTIED = ledger(List.of(), List.of());

    @Test
    void the_first_password_that_is_published_is_issued() {
        assertThat(Work.between(MEANT, ISSUED)).containsExactly(Work.ISSUE);
    }

    @Test
    void every_other_password_that_is_published_is_a_renewal() {
        assertThat(Work.between(RENEWING, RENEWED)).containsExactly(Work.RENEW);
    }

    @Test
    void every_password_that_somebody_had_is_revoked_once() {
        Ledger retired = ledger(List.of(PRINCIPAL), List.of(published(2, 1, NOON)));

        assertThat(Work.between(RENEWED, retired)).containsExactly(Work.REVOKE);
        assertThat(Work.between(RENEWED, EMPTIED)).containsExactly(Work.REVOKE, Work.REVOKE);
        assertThat(Work.between(retired, EMPTIED)).containsExactly(Work.REVOKE);
    }

    @Test
    void what_nobody_ever_got_is_not_counted() {
        Key abandoned = meant(1, 1, NOON).leaving(Key.State.ABANDONED, NOON);

        assertThat(Work.between(MEANT, EMPTIED)).isEmpty();
        assertThat(Work.between(ledger(List.of(PRINCIPAL), List.of(abandoned)), EMPTIED)).isEmpty();
    }

    @Test
    void what_is_merely_written_down_is_no_work() {
        assertThat(Work.between(Ledger.EMPTY, MEANT)).isEmpty();
        assertThat(Work.between(ISSUED, RENEWING)).isEmpty();
        assertThat(Work.between(ISSUED, ISSUED.extended(NOON.plus(Duration.ofDays(2))))).isEmpty();
    }

    @Test
    void a_step_towards_a_password_is_of_issuing_until_there_was_one() {
        Step step = new Step.Issue(PRINCIPAL, FIRST);

        assertThat(Work.of(step, blank())).contains(Work.ISSUE);
        assertThat(Work.of(step, fresh())).contains(Work.RENEW);
    }

    @Test
    void removing_is_of_revoking_and_looking_after_others_is_not_counted() {
        assertThat(Work.of(new Step.Retire(PRINCIPAL, FIRST), fresh())).contains(Work.REVOKE);
        assertThat(Work.of(new Step.Revoke(PRINCIPAL), fresh())).contains(Work.REVOKE);
        assertThat(Work.of(new Step.Inspect(PRINCIPAL, FIRST), fresh())).isEmpty();
        assertThat(Work.of(new Step.Roll(FIRST), fresh())).isEmpty();
    }
}
