package io.azurecredentials.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Principal.Ids;
import io.azurecredentials.credential.lifecycle.Renewal;
import io.azurecredentials.credential.lifecycle.Target;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a role's credentials are passwords on, as spec and status agree. */
class RoleTargetTest {
    private static final Ids IDS = new Ids("o1", "a1", "s1");

    @Test
    void each_has_an_application_of_its_own_by_default() {
        assertThat(RoleTarget.of(role("", ""))).isEqualTo(Answer.given(new Target.Dynamic()));
        assertThat(RoleTarget.of(role("", "Persisted")))
                .as("of one that was kept until now")
                .isEqualTo(Answer.given(new Target.Dynamic()));
    }

    @Test
    void nobody_moves_off_an_application_of_others_until_the_role_was_resolved_anew() {
        assertThat(refusal(RoleTarget.of(role("", "Existing")))).isEqualTo(Reason.ROLE_NOT_READY);
    }

    @Test
    void one_that_is_kept_is_what_status_shows_as_kept() {
        assertThat(RoleTarget.of(role("persistApp: true", "Persisted")))
                .isEqualTo(Answer.given(new Target.Persisted(IDS)));
        for (String shown : new String[] {"", "Existing"}) {
            assertThat(refusal(RoleTarget.of(role("persistApp: true", shown))))
                    .isEqualTo(Reason.ROLE_NOT_READY);
        }
    }

    @Test
    void one_that_somebody_made_is_the_one_that_is_named() {
        assertThat(RoleTarget.of(role("applicationObjectID: O1", "Existing")))
                .isEqualTo(Answer.given(new Target.Existing(IDS)));
        assertThat(refusal(RoleTarget.of(role("applicationObjectID: o2", "Persisted"))))
                .isEqualTo(Reason.ROLE_NOT_READY);
    }

    @Test
    void one_for_all_cannot_be_another_with_every_renewal() {
        Answer<Target> answer =
                RoleTarget.of(role("persistApp: true", "Persisted"), Renewal.SERVICE_PRINCIPAL);

        assertThat(refusal(answer)).isEqualTo(Reason.INVALID_SPEC);
    }

    private static Reason refusal(Answer<Target> answer) {
        return switch (answer) {
            case Answer.Given<Target>(Target it) -> throw new AssertionError(it);
            case Answer.Refused<Target>(Problem problem) -> problem.reason();
        };
    }

    /** What the schema's default would add. */
    private static String kept(String spec) {
        return spec.contains("persistApp") ? "" : "\npersistApp: false";
    }

    private static AzureRoleStatus.@Nullable Application application(String kind) {
        return kind.isEmpty()
                ? null
                : new AzureRoleStatus.Application(
                        kind, IDS.objectID(), IDS.appID(), IDS.servicePrincipalID(), null);
    }

    private static AzureRole role(String spec, String shown) {
        AzureRole role = CredentialFixtures.role();
        role.setSpec(
                Serialization.unmarshal(
                        spec.isEmpty() ? "persistApp: false" : spec + kept(spec),
                        AzureRoleSpec.class));
        role.setStatus(new AzureRoleStatus(1L, null, null, application(shown), null, null, null));
        return role;
    }
}
