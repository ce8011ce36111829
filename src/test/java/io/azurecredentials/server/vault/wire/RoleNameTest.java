package io.azurecredentials.server.vault.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleNameTest {

    @ParameterizedTest
    @CsvSource({
        "reader, reader",
        "Reader, reader",
        "a.b-c, a.b-c",
        "my_role, my-role-[0-9a-f]{8}",
        "MY_ROLE, my-role-[0-9a-f]{8}",
        "_, x-[0-9a-f]{8}",
        "a-.b, a-b-[0-9a-f]{8}"
    })
    void a_name_of_Vault_has_one_in_Kubernetes(String name, String pattern) {
        assertThat(RoleName.of(name)).hasValueSatisfying(it -> assertThat(it).matches(pattern));
        assertThat(RoleName.of(name)).isEqualTo(RoleName.of(name));
    }

    @Test
    void names_that_look_alike_stay_apart() {
        assertThat(RoleName.of("my_role")).isNotEqualTo(RoleName.of("my__role"));
        assertThat(RoleName.of("my_role")).isNotEqualTo(RoleName.of("my-role"));
    }

    @Test
    void a_long_name_is_cut_to_what_Kubernetes_takes() {
        assertThat(RoleName.of("a".repeat(500)).orElseThrow()).hasSizeLessThanOrEqualTo(253);
        assertThat(RoleName.of("a".repeat(253)).orElseThrow()).isEqualTo("a".repeat(253));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a..b", "a/b", "a b", "a\u212a", "%2f", "."})
    void what_is_no_name_in_Vault_is_none_here(String text) {
        assertThat(RoleName.of(text)).isEmpty();
    }
}
