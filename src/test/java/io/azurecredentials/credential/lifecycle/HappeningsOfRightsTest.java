package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of the rights of living service principals. */
class HappeningsOfRightsTest {
    private static final Instant LATER = NOON.plusSeconds(9);
    private static final Right GROUP = new Membership("group");

    private static Amendments amending(Ledger ledger) {
        return ledger.amending(serving(1, NOON), LATER, SETTLE);
    }

    private static List<String> told(Ledger before, Ledger after) {
        Facts facts = fresh().after(before, Optional.empty());
        return HappeningsTest.told(facts, facts.after(after, Optional.empty()));
    }

    @Test
    void what_is_given_back_is_told_when_it_is_missed_and_not_again() {
        Ledger lost = amending(fresh().ledger()).lost(List.of(READER));

        assertThat(told(fresh().ledger(), lost))
                .containsExactly(
                        "RolesLost 1-2026-03-01T12:00:09Z: Role assignments or memberships of its service principal were removed by somebody else; they are given back.");
        assertThat(told(lost, amending(lost).given(List.of(READER), List.of()))).isEmpty();
    }

    @Test
    void a_change_is_told_when_azure_has_confirmed_what_is_new() {
        Ledger meant = amending(fresh().ledger()).requesting(List.of(GROUP));

        assertThat(told(fresh().ledger(), meant)).isEmpty();
        assertThat(told(meant, amending(meant).given(List.of(GROUP), List.of(READER))))
                .containsExactly(
                        "RightsChanged 1-2026-03-01T12:00:09Z: Its AzureRole gives something else now: of what its service principal has, 1 added, 1 taken away.");
    }

    @Test
    void what_only_goes_is_told_once() {
        Ledger leaving = amending(fresh().ledger()).leaving(List.of(READER));

        assertThat(told(fresh().ledger(), leaving))
                .singleElement()
                .asString()
                .endsWith("0 added, 1 taken away.");
        assertThat(told(leaving, amending(leaving).taken(List.of(READER), List.of()))).isEmpty();
    }
}
