package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.role.lifecycle.EstateFixtures.KEPT;
import static io.azurecredentials.role.lifecycle.EstateFixtures.facts;
import static io.azurecredentials.role.lifecycle.EstateFixtures.first;
import static io.azurecredentials.role.lifecycle.EstateFixtures.identified;
import static io.azurecredentials.role.lifecycle.EstateFixtures.serving;
import static io.azurecredentials.role.lifecycle.EstateFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import io.azurecredentials.role.lifecycle.Sight.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a role's applications, and what is made of what Azure shows of them. */
class TellingTest {
    private static final Conditions SINCE = Conditions.since(null, 1, NOON);
    private static final Right WRITER = new Grant("/subscriptions/s", "/roleDefinitions/writer");
    private static final Wish MORE = new Wish.Kept(ISSUER, List.of(READER, WRITER), false);

    @Test
    void a_role_is_ready_when_its_application_has_everything() {
        assertThat(says(identified(), KEPT, false))
                .containsExactly("Ready=False", "Reconciling=True");
        assertThat(says(serving(), KEPT, false)).containsExactly("Ready=True");
        assertThat(says(superseded(), KEPT, true))
                .containsExactly("Ready=False", "Reconciling=True");
        assertThat(says(superseded(), new Wish.Unwanted(), false)).containsExactly("Ready=True");
    }

    @Test
    void one_that_was_ready_stays_so_while_rights_are_given_back() {
        assertThat(says(serving(), MORE, true)).containsExactly("Ready=True", "Reconciling=True");
        assertThat(says(serving(), MORE, false)).containsExactly("Ready=False", "Reconciling=True");
    }

    @Test
    void one_that_goes_says_until_when_it_waits() {
        assertThat(Outlook.leaving(serving(), SETTLE, SINCE).getFirst().reason())
                .isEqualTo("Revoking");
        Estate absent =
                serving()
                        .with(
                                serving()
                                        .ledger()
                                        .losing()
                                        .revoked(first(serving()), false, NOON, SETTLE));
        assertThat(Outlook.leaving(absent, SETTLE, SINCE).getFirst().message())
                .contains(NOON.plus(SETTLE).toString());
    }

    @Test
    void making_and_removing_are_told_once() {
        assertThat(reasons(identified(), serving())).containsExactly(EventReason.APPLICATION_MADE);
        assertThat(reasons(serving(), serving())).isEmpty();
        assertThat(reasons(serving(), superseded())).isEmpty();
        assertThat(reasons(superseded(), Estate.EMPTY))
                .containsExactly(EventReason.APPLICATION_REMOVED);
    }

    @Test
    void a_change_of_what_its_application_may_do_is_told_when_azure_has_confirmed_it() {
        assertThat(Upkeep.next(facts(MORE, serving()))).isInstanceOf(Step.Note.class);
        Estate meant = ((Step.Note) Upkeep.next(facts(MORE, serving()))).next();
        Estate changed =
                meant.with(
                        meant.ledger()
                                .amending(first(meant), NOON, SETTLE)
                                .given(List.of(WRITER), List.of(READER)));

        assertThat(reasons(serving(), meant)).isEmpty();
        assertThat(Happenings.between(meant, changed))
                .singleElement()
                .matches(it -> it.reason() == EventReason.RIGHTS_CHANGED)
                .extracting(Report::note)
                .isEqualTo(
                        "The role gives something else now: of what its application's service"
                                + " principal has, 1 added, 1 taken away.");
        assertThat(reasons(changed, changed)).isEmpty();
    }

    @Test
    void what_is_left_behind_is_named() {
        RoleOwner owner = new RoleOwner("cluster", "uid");

        assertThat(Happenings.abandoned(owner, Estate.EMPTY)).isEmpty();
        assertThat(Happenings.abandoned(owner, serving()))
                .map(Report::note)
                .contains("Left in Azure, as the annotation asks: azrole-uid-1.");
    }

    @Test
    void what_somebody_removed_is_made_anew_and_rights_are_given_back() {
        assertThat(finding(new Sight(true, List.of()))).isInstanceOf(Finding.Sound.class);
        assertThat(finding(Sight.NOTHING)).isInstanceOf(Finding.Missing.class);
        assertThat(finding(new Sight(true, List.of(READER))))
                .isInstanceOfSatisfying(
                        Finding.RightsLost.class,
                        it -> assertThat(first(it.next()).rights().open()).containsExactly(READER));
    }

    private static Finding finding(Sight sight) {
        return sight.of(facts(KEPT, serving()), first(serving()));
    }

    private static List<EventReason> reasons(Estate before, Estate after) {
        return Happenings.between(before, after).stream().map(Report::reason).toList();
    }

    private static List<String> says(Estate estate, Wish wish, boolean ready) {
        return Outlook.of(estate, wish, ready, SINCE).stream()
                .map((Condition it) -> it.type() + "=" + it.status())
                .toList();
    }
}
