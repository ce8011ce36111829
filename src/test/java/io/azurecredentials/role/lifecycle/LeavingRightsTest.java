package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.role.lifecycle.EstateFixtures.at;
import static io.azurecredentials.role.lifecycle.EstateFixtures.facts;
import static io.azurecredentials.role.lifecycle.EstateFixtures.first;
import static io.azurecredentials.role.lifecycle.EstateFixtures.serving;
import static io.azurecredentials.role.lifecycle.EstateFixtures.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Amendments;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Ledger;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rights that are being taken away when something else becomes of the role. */
class LeavingRightsTest {
    private static final Wish NONE = new Wish.Unwanted();
    private static final Wish UNKNOWN = new Wish.Unknown();
    private static final Estate LEAVING =
            amended(serving(), it -> it.given(List.of(), List.of(READER)));
    private static final Estate RETIRED = LEAVING.retiring(first(LEAVING), NOON);

    @Test
    void they_go_although_the_role_cannot_be_resolved_any_more() {
        assertThat(Upkeep.next(facts(UNKNOWN, LEAVING)))
                .isEqualTo(new Step.Take(first(LEAVING), List.of(READER)));
        assertThat(Upkeep.next(facts(UNKNOWN, serving()))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void they_go_from_one_that_is_used_although_it_is_not_wanted_any_more() {
        assertThat(Upkeep.next(using(facts(NONE, RETIRED), 1)))
                .isEqualTo(new Step.Take(first(RETIRED), List.of(READER)));
        assertThat(Upkeep.next(facts(NONE, RETIRED))).isInstanceOf(Step.Revoke.class);
    }

    @Test
    void they_go_while_another_is_made_through_another_config() {
        Issuer other = new Issuer("tenant", "AzurePublicCloud", "team", "other", "other-uid");
        Facts moved = using(facts(new Wish.Kept(other, List.of(READER), false), RETIRED), 1);
        Step blocked = Upkeep.next(moved);

        assertThat(blocked).isInstanceOf(Step.Reserve.class);
        assertThat(Upkeep.besides(moved, blocked))
                .containsExactly(new Step.Take(first(RETIRED), List.of(READER)));
    }

    @Test
    void what_azure_did_not_show_is_looked_for_again() {
        Estate absent = amended(LEAVING, it -> it.taken(List.of(READER), List.of()));
        Facts facts = facts(UNKNOWN, absent);

        assertThat(Upkeep.next(facts)).isEqualTo(new Step.Rest(NOON.plus(SETTLE)));
        assertThat(Upkeep.next(at(facts, NOON.plus(SETTLE)))).isInstanceOf(Step.Take.class);
    }

    private static Estate amended(Estate estate, Function<Amendments, Ledger> change) {
        return estate.with(change.apply(estate.ledger().amending(first(estate), NOON, SETTLE)));
    }
}
