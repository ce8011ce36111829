package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.config;
import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may draw on what in other namespaces. */
class WishesAcrossNamespacesTest {

    @ParameterizedTest
    @CsvSource({
        "other, ALL, , true",
        "other, SAME, , false",
        "other, , , false",
        "other, SELECTOR, other, true",
        "other, SELECTOR, third, false",
        "team, SAME, , true",
        "team, , , true",
        "team, SELECTOR, third, true"
    })
    void a_role_is_drawn_on_only_from_where_it_allows(
            String guest,
            AllowedNamespaces.@Nullable From from,
            @Nullable String label,
            boolean admitted) {
        AzureCredential credential = credential();
        credential.getMetadata().setNamespace(guest);
        AzureRole role = role();
        role.setSpec(WishesTest.allowing(role.getSpec(), from, label));
        credential.setSpec(CredentialFixtures.from("team", credential.getSpec()));

        Wish wish = WishesTest.wish(credential, Optional.of(role), Optional.of(config()));

        if (admitted) {
            assertThat(wish).isInstanceOf(Wish.Granted.class);
        } else {
            assertThat(WishesTest.refused(wish).reason()).isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
            assertThat(WishesTest.refused(wish).message())
                    .contains(
                            "AzureRole reader in namespace team", "does not admit namespace other");
        }
    }

    @Test
    void whether_a_role_of_another_namespace_exists_is_not_told() {
        AzureCredential credential = credential();
        credential.setSpec(CredentialFixtures.from("elsewhere", credential.getSpec()));

        Problem absent =
                WishesTest.refused(
                        WishesTest.wish(credential, Optional.empty(), Optional.of(config())));
        Problem closed =
                WishesTest.refused(
                        WishesTest.wish(credential, Optional.of(role()), Optional.of(config())));

        assertThat(absent).isEqualTo(closed);
    }

    @Test
    void a_config_is_used_only_by_roles_of_where_it_allows() {
        AzureRole role = role();
        role.getMetadata().setNamespace("roles");
        role.setSpec(CredentialFixtures.roleOf(new Reference("config", "team")));

        Wish wish = WishesTest.wish(credential(), Optional.of(role), Optional.of(config()));

        assertThat(WishesTest.refused(wish).message())
                .contains("AzureConfig config in namespace team");
    }
}
