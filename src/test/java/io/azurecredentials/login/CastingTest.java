package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.session.token.RoleID;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 82: which roles stand in, of those that a watch tells of. */
class CastingTest {
    private static final String LOGIN =
            """
              login:
                boundServicePrincipalIDs: [00000000-0000-4000-8000-00000000000a]
            """;

    private final Cast cast = new Cast(() -> "fake");
    private final Casting casting = new Casting(cast);

    /** What it stands in for would be refused sooner than what another does. */
    @Test
    void a_role_without_logins_stands_in_for_nothing() {
        casting.onAdd(role("plain", ""));
        assertThat(standIn()).isEmpty();

        casting.onAdd(role("reader", LOGIN));
        assertThat(standIn()).contains(id("reader"));
    }

    @Test
    void one_that_gets_logins_stands_in_and_one_that_loses_them_does_not() {
        casting.onAdd(role("reader", ""));
        casting.onUpdate(role("reader", ""), role("reader", LOGIN));
        assertThat(standIn()).contains(id("reader"));

        casting.onUpdate(role("reader", LOGIN), role("reader", LOGIN));
        assertThat(standIn()).contains(id("reader"));

        casting.onUpdate(role("reader", LOGIN), role("reader", ""));
        assertThat(standIn()).isEmpty();
    }

    @Test
    void one_that_is_gone_does_not() {
        casting.onAdd(role("reader", LOGIN));
        casting.onDelete(role("reader", LOGIN), false);

        assertThat(standIn()).isEmpty();
    }

    private Optional<RoleID> standIn() {
        return cast.find("team-a", "name");
    }

    private static RoleID id(String name) {
        return new RoleID("team-a", name, "fake-uid-" + name);
    }

    private static AzureRole role(String name, String login) {
        return Serialization.unmarshal(
                """
                metadata:
                  namespace: team-a
                  name: %1$s
                  uid: fake-uid-%1$s
                spec:
                  configRef:
                    name: azure
                """
                                .formatted(name)
                        + login,
                AzureRole.class);
    }
}
