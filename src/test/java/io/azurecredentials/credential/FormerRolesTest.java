package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.retiring;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.DeletionPolicy;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A credential that was issued from "reader", and whose roleRef names "writer" now. */
class FormerRolesTest {
    private static final Instant LATER = NOON.plus(OVERLAP);
    private static final Ledger MOVED =
            ledger(
                    List.of(retiring(1, LATER), recorded(2, NOON)),
                    List.of(superseded(1, 1, LATER), published(2, 2, NOON)));
    private static final Ledger STAYING =
            ledger(List.of(recorded(1, NOON)), List.of(published(1, 1, NOON)));
    private static final Wish.Refused REFUSED =
            new Wish.Refused(new Problem.UserError(Reason.ROLE_NOT_FOUND, "Create the role."));

    @Test
    void what_has_a_successor_goes_at_once_with_a_role_that_takes_it_along() {
        Ledger recalled = former(DeletionPolicy.REVOKE, MOVED).recalled(MOVED, NOON);

        assertThat(recalled.principal(1).flatMap(Principal::retireAt)).contains(NOON);
        assertThat(recalled.principal(2).flatMap(Principal::retireAt)).isEmpty();
    }

    @Test
    void a_role_that_waits_leaves_it_its_overlap() {
        assertThat(former(DeletionPolicy.BLOCK, MOVED).recalled(MOVED, NOON)).isEqualTo(MOVED);
    }

    @Test
    void an_attempt_that_somebody_may_be_working_on_keeps_its_time() {
        Ledger given = ledger(List.of(retiring(1, LATER)), List.of());

        assertThat(former(DeletionPolicy.REVOKE, given).recalled(given, NOON)).isEqualTo(given);
    }

    @Test
    void what_is_in_use_ends_with_its_role_if_nothing_can_take_its_place() {
        FormerRoles former = former(DeletionPolicy.REVOKE, STAYING);

        assertThat(former.recalled(STAYING, NOON)).isEqualTo(STAYING);
        Wish wish = former.takenAlong(REFUSED, STAYING, "team");
        assertThat(((Wish.Revoked) wish).problem().message())
                .isEqualTo("AzureRole reader is being deleted with deletionPolicy Revoke.");
        assertThat(former(DeletionPolicy.BLOCK, STAYING).takenAlong(REFUSED, STAYING, "team"))
                .isEqualTo(REFUSED);
    }

    @Test
    void what_time_may_heal_ends_nothing() {
        Wish soon = new Wish.Refused(Problem.retryable(Reason.ROLE_NOT_READY, "Wait."));

        assertThat(former(DeletionPolicy.REVOKE, STAYING).takenAlong(soon, STAYING, "team"))
                .isEqualTo(soon);
    }

    @Test
    void a_role_that_roleRef_names_is_no_former_one() {
        AzureCredential same = credential();

        assertThat(FormerRoles.of(same, MOVED, _ -> Optional.of(going(DeletionPolicy.REVOKE))))
                .isEqualTo(new FormerRoles(List.of()));
    }

    private static FormerRoles former(DeletionPolicy policy, Ledger ledger) {
        AzureCredential credential = credential();
        credential.setSpec(CredentialFixtures.from("elsewhere", credential.getSpec()));
        return FormerRoles.of(
                credential,
                ledger,
                name ->
                        Optional.of(going(policy))
                                .filter(it -> NamespacedName.of(it).equals(name)));
    }

    private static AzureRole going(DeletionPolicy policy) {
        return WishesOfGoingTest.going(policy);
    }
}
