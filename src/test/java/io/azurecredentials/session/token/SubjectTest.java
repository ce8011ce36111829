package io.azurecredentials.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 113: which machine has a share of its own in what an identity may have. */
class SubjectTest {
    private static final String GROUP = "/subscriptions/s/resourcegroups/g/providers/";
    private static final String IDENTITY =
            GROUP + "microsoft.managedidentity/userassignedidentities/id";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "microsoft.compute/virtualmachines/vm",
                "Microsoft.Compute/virtualMachines/vm",
                "microsoft.compute/virtualmachinescalesets/set/virtualmachines/3"
            })
    void a_machine_with_an_identity_that_others_may_have(String machine) {
        assertThat(subject(GROUP + machine, IDENTITY).sharer()).contains(GROUP + machine);
    }

    /** They may be many, and have one name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "microsoft.compute/virtualmachinescalesets/set",
                "microsoft.web/sites/site",
                "microsoft.compute/virtualmachines/vm/extensions/x",
                "microsoft.containerservice/managedclusters/aks"
            })
    void what_may_be_many_machines_is_none(String resource) {
        assertThat(subject(GROUP + resource, IDENTITY).sharer()).isEmpty();
    }

    @Test
    void nobody_shares_a_machines_own_identity() {
        assertThat(subject(GROUP + "microsoft.compute/virtualmachines/vm", null).sharer())
                .isEmpty();
    }

    @Test
    void where_only_the_identity_is_known_no_machine_is() {
        assertThat(subject(null, IDENTITY).sharer()).isEmpty();
    }

    private static Subject subject(@Nullable String resource, @Nullable String identity) {
        return new Subject(
                "tenant",
                "object",
                Optional.of("client"),
                Optional.ofNullable(resource),
                Optional.ofNullable(identity));
    }
}
