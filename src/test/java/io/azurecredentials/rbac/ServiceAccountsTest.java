package io.azurecredentials.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountsTest {

    private static Caller caller(String user) {
        return new Caller(user, "fake-uid", List.of(), Map.of());
    }

    @Test
    void the_user_of_a_service_account_says_which_it_is() {
        assertThat(ServiceAccounts.of(caller("system:serviceaccount:team-a:app")))
                .contains(new ServiceAccounts.ID("team-a", "app", "fake-uid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "system:serviceaccount",
                "system:serviceaccount:team-a",
                "system:serviceaccount:team-a:app:x",
                "azurecredentials.io:team-a:app"
            })
    void anybody_else_is_none(String user) {
        assertThat(ServiceAccounts.of(caller(user))).isEmpty();
    }
}
