package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.config;
import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.ready;
import static io.azurecredentials.credential.CredentialFixtures.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.NamespaceSelector;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Terms;
import io.azurecredentials.credential.lifecycle.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {
    @Test
    void with_role_and_config_ready_a_credential_is_granted() {
        Wish wish = wish(credential(), Optional.of(role()), Optional.of(config()));

        assertThat(wish)
                .isEqualTo(
                        new Wish.Granted(
                                new Issuer(
                                        "tenant",
                                        "AzurePublicCloud",
                                        "team",
                                        "config",
                                        "config-uid"),
                                List.of(
                                        new Grant("/s/1", "/roleDefinitions/reader"),
                                        new Grant("/s/2", "/roleDefinitions/reader"),
                                        new Membership("group-1")),
                                new Terms(
                                        Duration.ofDays(1),
                                        Duration.ofDays(32),
                                        67,
                                        Optional.empty()),
                                Recipes.of(credential()).shape(),
                                "team/reader"));
    }

    @Test
    void a_template_that_names_what_there_is_not_is_refused_before_anything_is_made() {
        AzureCredential credential =
                credential(
                        new SecretTarget(
                                null, "Opaque", null, null, null, Map.of("f", "{{password}}")));

        assertThat(refused(wish(credential, Optional.of(role()), Optional.of(config()))))
                .isEqualTo(
                        new Problem.UserError(
                                Reason.INVALID_SPEC,
                                "secret.template[f] names {{password}}; write one of client_id, client_secret, tenant_id, subscription_id."));
    }

    @Test
    void a_role_that_does_not_exist_is_for_the_author_of_the_spec() {
        Problem problem = refused(wish(credential(), Optional.empty(), Optional.of(config())));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.ROLE_NOT_FOUND);
        assertThat(problem.message()).contains("AzureRole reader");
    }

    static List<AzureRole> rolesThatAreNotReady() {
        AzureRole without = role();
        without.setStatus(null);
        AzureRole outdated = role();
        outdated.getMetadata().setGeneration(3L);
        return List.of(
                without,
                outdated,
                withStatus(new AzureRoleStatus(2L, List.of(), null, null, null, null, null)),
                withStatus(
                        new AzureRoleStatus(
                                2L, List.of(), null, null, null, null, List.of(ready("False")))),
                withStatus(
                        new AzureRoleStatus(
                                2L, List.of(), null, null, null, null, List.of(ready("Unknown")))));
    }

    @ParameterizedTest
    @MethodSource("rolesThatAreNotReady")
    void a_role_that_is_not_ready_as_it_stands_is_waited_for(AzureRole role) {
        Problem problem = refused(wish(credential(), Optional.of(role), Optional.of(config())));

        assertThat(problem).isInstanceOf(Problem.Retryable.class);
        assertThat(problem.reason()).isEqualTo(Reason.ROLE_NOT_READY);
    }

    @Test
    void whoever_may_not_read_roles_learns_why_one_is_not_ready() {
        AzureRole role =
                withStatus(
                        new AzureRoleStatus(
                                2L, List.of(), null, null, null, null, List.of(ready("False"))));
        Problem problem = refused(wish(credential(), Optional.of(role), Optional.of(config())));

        assertThat(problem.message())
                .contains(" is not Ready (" + ready("False").reason() + "); see its conditions.");
    }

    @Test
    void a_config_that_does_not_exist_is_for_the_author_of_the_role() {
        Problem problem = refused(wish(credential(), Optional.of(role()), Optional.empty()));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.CONFIG_NOT_FOUND);
        assertThat(problem.message()).contains("AzureConfig config");
    }

    static List<AzureConfig> configsThatAreNotReady() {
        AzureConfig without = config();
        without.setStatus(null);
        AzureConfig outdated = config();
        outdated.getMetadata().setGeneration(3L);
        return List.of(
                without,
                outdated,
                withStatus(
                        new AzureConfigStatus(
                                2L,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(ready("True")))),
                withStatus(
                        new AzureConfigStatus(
                                2L, "tenant", null, "subscription", null, null, null, null, null)),
                withStatus(
                        new AzureConfigStatus(
                                2L,
                                "tenant",
                                null,
                                "subscription",
                                null,
                                null,
                                null,
                                null,
                                List.of(ready("False")))));
    }

    @ParameterizedTest
    @MethodSource("configsThatAreNotReady")
    void a_config_that_is_not_ready_as_it_stands_is_waited_for(AzureConfig config) {
        Problem problem = refused(wish(credential(), Optional.of(role()), Optional.of(config)));

        assertThat(problem).isInstanceOf(Problem.Retryable.class);
        assertThat(problem.reason()).isEqualTo(Reason.CONFIG_NOT_READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "7h", "7h55m11s"})
    void an_overlap_shorter_than_what_is_left_is_kept(String overlap) {
        Wish wish = wish(credential(null, overlap), Optional.of(role()), Optional.of(config()));

        assertThat(((Wish.Granted) wish).terms().overlap())
                .contains(CredentialFixtures.duration(overlap).getDuration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7h55m12s", "24h", "1000h"})
    void an_overlap_that_reaches_the_end_of_the_lease_is_refused(String overlap) {
        Problem problem =
                refused(
                        wish(
                                credential(null, overlap),
                                Optional.of(role()),
                                Optional.of(config())));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message()).contains("renewal.overlap", "24h");
    }

    @Test
    void in_a_namespace_that_goes_away_nothing_is_granted() {
        Wish wish =
                CredentialFixtures.wishes(true)
                        .of(credential(), Optional.of(role()), Optional.of(config()));

        assertThat(refused(wish).reason()).isEqualTo(Reason.NAMESPACE_TERMINATING);
    }

    static AzureRoleSpec allowing(
            AzureRoleSpec spec, AllowedNamespaces.@Nullable From from, @Nullable String label) {
        NamespaceSelector selector =
                label == null ? null : new NamespaceSelector(Map.of("team", label), null);
        return new AzureRoleSpec(
                spec.configRef(),
                spec.azureRoles(),
                spec.azureGroups(),
                spec.applicationObjectID(),
                spec.ttl(),
                spec.maxTTL(),
                spec.explicitMaxTTL(),
                spec.login(),
                spec.persistApp(),
                spec.permanentlyDelete(),
                spec.signInAudience(),
                spec.tags(),
                from == null ? null : new AllowedNamespaces(from, selector),
                spec.deletionPolicy());
    }

    static AzureRole withStatus(AzureRoleStatus status) {
        AzureRole role = role();
        role.setStatus(status);
        return role;
    }

    static AzureConfig withStatus(AzureConfigStatus status) {
        AzureConfig config = config();
        config.setStatus(status);
        return config;
    }

    static Wish wish(
            AzureCredential credential, Optional<AzureRole> role, Optional<AzureConfig> config) {
        return CredentialFixtures.wishes(false).of(credential, role, config);
    }

    static Problem refused(Wish wish) {
        assertThat(wish).isInstanceOf(Wish.Refused.class);
        return ((Wish.Refused) wish).problem();
    }
}
