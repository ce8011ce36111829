package io.azurecredentials.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.RoleOwner;
import io.azurecredentials.role.lifecycle.Wish;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstatesTest {
    private static final Instant NOON = LifecycleFixtures.NOON;
    private static final Issuer ISSUER = LifecycleFixtures.ISSUER;
    private static final Issuer OTHER =
            new Issuer("other", "AzureChinaCloud", "team", "other", "other-uid");
    static final Wish.Kept KEPT =
            new Wish.Kept(ISSUER, List.of(new Grant("/s/1", "/roleDefinitions/reader")), true);
    static final RoleOwner OWNER = new RoleOwner("cluster", "role-uid");

    private static final Principal NAME =
            Principal.reserved(3, NOON, ISSUER, Optional.empty(), true);
    private static final Estate RESERVED = new Estate(List.of(NAME), 3);
    private static final Estate IDENTIFIED =
            RESERVED.identified(NAME, LifecycleFixtures.ids(3), KEPT, true);
    static final Estate SERVING =
            IDENTIFIED.confirmed(IDENTIFIED.principals().getFirst(), NOON, false);

    static Stream<Estate> estates() {
        return Stream.of(
                Estate.EMPTY,
                RESERVED,
                IDENTIFIED,
                SERVING,
                new Estate(
                        List.of(
                                SERVING.principals().getFirst().retiring(NOON.plusSeconds(5)),
                                NAME),
                        4),
                new Estate(
                        List.of(
                                SERVING.principals().getFirst().retiring(NOON.plusSeconds(5)),
                                Principal.reserved(4, NOON, OTHER, Optional.empty(), true)),
                        4),
                new Estate(List.of(), 4));
    }

    @ParameterizedTest
    @MethodSource("estates")
    void what_is_written_down_is_read_again_without_loss(Estate estate) {
        AzureRoleStatus status =
                new AzureRoleStatus(
                        1L, null, null, null, Estates.written(estate, OWNER), null, null);
        AzureRole role = new AzureRole();
        role.setStatus(
                Serialization.unmarshal(Serialization.asJson(status), AzureRoleStatus.class));

        assertThat(Estates.read(role)).isEqualTo(estate);
    }

    @Test
    void credentials_are_shown_what_has_everything_and_nothing_else() {
        assertThat(estates().filter(it -> Estates.shown(it).isPresent())).containsExactly(SERVING);
        assertThat(Estates.shown(SERVING))
                .map(AzureRoleStatus.Application::objectID)
                .contains(LifecycleFixtures.ids(3).objectID());
    }

    @Test
    void a_role_that_never_kept_one_says_nothing_of_it() {
        assertThat(Estates.written(Estate.EMPTY, OWNER)).isNull();
        assertThat(Estates.read(new AzureRole())).isEqualTo(Estate.EMPTY);
    }
}
