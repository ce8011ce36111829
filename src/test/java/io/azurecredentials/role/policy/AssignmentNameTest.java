package io.azurecredentials.role.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignmentNameTest {
    private static final String PRINCIPAL = "7d3a1a52-8c70-4b6f-9f0e-2c1d1f3b4a59";
    private static final String SCOPE = "/subscriptions/1f0b6e3c-5b1f-4f0a-8a8e-0d2b9c6a7e11";
    private static final String ROLE =
            SCOPE
                    + "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";

    /**
     * Computed with Python: {@code uuid.uuid5(UUID("6e0c4d5b-5f6b-5d0e-9f2a-2f1c6d6f7a10"),
     * "\n".join([principal, scope, role]).lower())}.
     */
    @Test
    void it_is_the_name_based_uuid_of_principal_scope_and_role() {
        assertThat(AssignmentName.of(PRINCIPAL, SCOPE, ROLE))
                .isEqualTo("f0aaa802-2fc6-5383-b7ae-57f2c5b22006");
    }

    @Test
    void it_carries_the_version_and_variant_of_rfc_9562() {
        UUID name = UUID.fromString(AssignmentName.of(PRINCIPAL, SCOPE, ROLE));

        assertThat(name.version()).isEqualTo(5);
        assertThat(name.variant()).isEqualTo(2);
    }

    @Test
    void case_does_not_matter() {
        assertThat(
                        AssignmentName.of(
                                PRINCIPAL.toUpperCase(Locale.ROOT),
                                SCOPE.toUpperCase(Locale.ROOT),
                                ROLE.toUpperCase(Locale.ROOT)))
                .isEqualTo(AssignmentName.of(PRINCIPAL, SCOPE, ROLE));
    }

    @Test
    void each_part_matters() {
        assertThat(AssignmentName.of(PRINCIPAL, SCOPE, ROLE))
                .isNotEqualTo(AssignmentName.of(PRINCIPAL + "0", SCOPE, ROLE))
                .isNotEqualTo(AssignmentName.of(PRINCIPAL, SCOPE + "/resourceGroups/a", ROLE))
                .isNotEqualTo(AssignmentName.of(PRINCIPAL, SCOPE, ROLE + "0"));
    }

    @Test
    void parts_do_not_run_into_each_other() {
        assertThat(AssignmentName.of("a", "bc", "d"))
                .isNotEqualTo(AssignmentName.of("ab", "c", "d"));
    }
}
