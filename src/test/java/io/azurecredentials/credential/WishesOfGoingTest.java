package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.config;
import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.ready;
import static io.azurecredentials.credential.CredentialFixtures.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.DeletionPolicy;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Wish;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wanted while a role or config is to go, or cannot be used as it stands. */
class WishesOfGoingTest {

    @Test
    void a_role_that_is_to_go_renews_what_was_issued_and_issues_nothing_new() {
        AzureRole going = going(DeletionPolicy.BLOCK);

        assertThat(WishesTest.wish(issued(), Optional.of(going), Optional.of(config())))
                .isInstanceOf(Wish.Granted.class);
        Problem problem =
                WishesTest.refused(
                        WishesTest.wish(credential(), Optional.of(going), Optional.of(config())));
        assertThat(problem.reason()).isEqualTo(Reason.ROLE_NOT_FOUND);
        assertThat(problem.message()).contains("AzureRole reader is being deleted");
    }

    @Test
    void a_role_that_is_to_go_and_was_never_resolved_has_nothing_to_renew_with() {
        AzureRole going = going(DeletionPolicy.BLOCK);
        going.setStatus(null);

        assertThat(
                        WishesTest.refused(
                                        WishesTest.wish(
                                                issued(),
                                                Optional.of(going),
                                                Optional.of(config())))
                                .reason())
                .isEqualTo(Reason.ROLE_NOT_READY);
    }

    /** As for the first time: that the same role was renewed through another is no reason. */
    @Test
    void a_config_that_is_to_go_takes_nobody_over_from_another() {
        AzureConfig going = config();
        going.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        AzureConfig other = config();
        other.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        other.getMetadata().setUid("other-uid");

        assertThat(WishesTest.wish(issued(), Optional.of(role()), Optional.of(going)))
                .isInstanceOf(Wish.Granted.class);
        assertThat(
                        WishesTest.refused(
                                        WishesTest.wish(
                                                issued(), Optional.of(role()), Optional.of(other)))
                                .reason())
                .isEqualTo(Reason.CONFIG_NOT_FOUND);
    }

    /** What it shows was found through the one that it named before. */
    @Test
    void a_role_that_is_to_go_takes_nobody_to_another_config() {
        AzureConfig other = config();
        other.getMetadata().setUid("other-uid");

        Problem problem =
                WishesTest.refused(
                        WishesTest.wish(
                                issued(),
                                Optional.of(going(DeletionPolicy.BLOCK)),
                                Optional.of(other)));

        assertThat(problem.reason()).isEqualTo(Reason.ROLE_NOT_FOUND);
        assertThat(problem.message()).contains("AzureRole reader is being deleted", "configRef");
        assertThat(WishesTest.wish(issued(), Optional.of(role()), Optional.of(other)))
                .as("one that stays")
                .isInstanceOf(Wish.Granted.class);
    }

    @Test
    void a_role_that_is_to_go_with_all_that_was_issued_revokes_it() {
        Optional<AzureRole> going = Optional.of(going(DeletionPolicy.REVOKE));

        assertThat(WishesTest.wish(issued(), going, Optional.empty()))
                .isInstanceOf(Wish.Revoked.class);
        assertThat(WishesTest.wish(credential(), going, Optional.of(config())))
                .isInstanceOf(Wish.Revoked.class);
    }

    @Test
    void a_role_that_is_to_go_takes_nothing_along_that_was_issued_from_another() {
        AzureCredential elsewhere = credential();
        elsewhere.setStatus(
                StatusLedgerTest.written(
                        LifecycleFixtures.ledger(
                                List.of(
                                        Principal.reserved(
                                                1,
                                                LifecycleFixtures.NOON,
                                                LifecycleFixtures.ISSUER,
                                                Optional.of("team/writer"),
                                                false)),
                                List.of())));

        assertThat(
                        WishesTest.refused(
                                        WishesTest.wish(
                                                elsewhere,
                                                Optional.of(going(DeletionPolicy.REVOKE)),
                                                Optional.of(config())))
                                .reason())
                .isEqualTo(Reason.ROLE_NOT_FOUND);
    }

    @Test
    void a_role_that_does_not_admit_the_namespace_any_more_still_takes_along_what_was_issued() {
        AzureRole going = going(DeletionPolicy.REVOKE);
        AzureCredential issued = issued();
        issued.getMetadata().setNamespace("other");
        issued.setSpec(CredentialFixtures.from("team", issued.getSpec()));
        AzureCredential fresh = credential();
        fresh.getMetadata().setNamespace("other");
        fresh.setSpec(CredentialFixtures.from("team", fresh.getSpec()));

        assertThat(WishesTest.wish(issued, Optional.of(going), Optional.of(config())))
                .isInstanceOf(Wish.Revoked.class);
        assertThat(
                        WishesTest.refused(
                                        WishesTest.wish(
                                                fresh, Optional.of(going), Optional.of(config())))
                                .reason())
                .isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
    }

    @Test
    void while_its_secret_is_wrong_a_config_renews_what_was_issued_and_issues_nothing_new() {
        Optional<AzureConfig> serving =
                Optional.of(
                        WishesTest.withStatus(
                                new AzureConfigStatus(
                                        2L,
                                        "tenant",
                                        null,
                                        "subscription",
                                        new AzureConfigStatus.RootCredential(
                                                "ClientSecret",
                                                "client",
                                                LifecycleFixtures.NOON,
                                                null,
                                                null,
                                                null,
                                                null),
                                        null,
                                        null,
                                        null,
                                        List.of(ready("False")))));

        assertThat(WishesTest.wish(issued(), Optional.of(role()), serving))
                .isInstanceOf(Wish.Granted.class);
        assertThat(
                        WishesTest.refused(
                                        WishesTest.wish(credential(), Optional.of(role()), serving))
                                .reason())
                .isEqualTo(Reason.CONFIG_NOT_READY);
    }

    static AzureRole going(DeletionPolicy policy) {
        AzureRole role =
                WishesTest.withStatus(
                        new AzureRoleStatus(
                                2L,
                                role().getStatus().azureRoles(),
                                null,
                                null,
                                null,
                                null,
                                List.of(ready("False"))));
        role.getMetadata().setDeletionTimestamp("2026-03-01T12:00:00Z");
        role.setSpec(
                new AzureRoleSpec(
                        new Reference("config", null),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                        null,
                        null,
                        policy));
        return role;
    }

    private static AzureCredential issued() {
        AzureCredential credential = credential();
        credential.setStatus(
                StatusLedgerTest.written(LifecycleFixtures.ledger(List.of(), List.of())));
        return credential;
    }
}
