package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.config;
import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Wish;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A role that one can only log in for has no credentials to give. */
class LoginOnlyRoleTest {
    private static final Problem REFUSAL =
            new Problem.UserError(
                    Reason.INVALID_SPEC,
                    "AzureRole reader is for logins only and has no credentials to give; write azureRoles, azureGroups or applicationObjectID there, or change roleRef.");

    @Test
    void who_refers_to_it_is_told_what_to_write() {
        assertThat(wish(credential(), List.of())).isEqualTo(new Wish.Refused(REFUSAL));
    }

    /** Or renewing it would take away the rights that it was issued with. */
    @Test
    void so_is_what_was_issued_before_it_became_one() {
        AzureCredential credential = credential();
        credential.setStatus(
                StatusLedgerTest.written(LifecycleFixtures.ledger(List.of(), List.of())));

        assertThat(wish(credential, List.of())).isEqualTo(new Wish.Refused(REFUSAL));
    }

    @Test
    void a_role_with_both_gives_credentials() {
        List<AzureRoleEntry> reader = List.of(new AzureRoleEntry("Reader", null, "/s/1"));

        assertThat(wish(credential(), reader)).isInstanceOf(Wish.Granted.class);
    }

    private static Wish wish(AzureCredential credential, List<AzureRoleEntry> entries) {
        AzureRole role = role();
        role.setSpec(spec(role.getSpec(), entries));
        return CredentialFixtures.wishes(false)
                .of(credential, Optional.of(role), Optional.of(config()));
    }

    private static AzureRoleSpec spec(AzureRoleSpec spec, List<AzureRoleEntry> entries) {
        return new AzureRoleSpec(
                spec.configRef(),
                entries,
                null,
                null,
                null,
                null,
                null,
                new RoleLogin(
                        null,
                        null,
                        List.of("00000000-0000-0000-0000-00000000aaaa"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Defaults.TOKEN),
                false,
                false,
                spec.signInAudience(),
                null,
                null,
                spec.deletionPolicy());
    }
}
