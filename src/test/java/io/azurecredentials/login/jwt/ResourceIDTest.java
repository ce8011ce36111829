package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIDTest {
    private static final String GROUP =
            "/subscriptions/eeeeeeee-0000-4000-8000-00000000000e/resourceGroups/rg-app";
    private static final String MACHINE =
            GROUP + "/providers/Microsoft.Compute/virtualMachines/vm-app";

    @Test
    void a_machines_id_is_taken_apart() {
        ResourceID id = id(MACHINE);

        assertThat(id.subscriptionID()).isEqualTo("eeeeeeee-0000-4000-8000-00000000000e");
        assertThat(id.resourceGroup()).isEqualTo("rg-app");
        assertThat(id.type()).isEqualTo("microsoft.compute/virtualmachines");
        assertThat(id.name()).isEqualTo("vm-app");
        assertThat(id.kind()).isEqualTo(ResourceKind.VIRTUAL_MACHINE);
        assertThat(id.parent()).isEmpty();
    }

    @Test
    void an_instance_belongs_to_its_scale_set() {
        String set = GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets/set";
        ResourceID id = id(set + "/virtualMachines/3");

        assertThat(id.kind()).isEqualTo(ResourceKind.SCALE_SET_INSTANCE);
        assertThat(id.parent()).contains(id(set));
        assertThat(id(set).kind()).isEqualTo(ResourceKind.SCALE_SET);
        assertThat(id.names()).isEqualTo(List.of("set", "3"));
    }

    @Test
    void an_identity_is_no_machine() {
        assertThat(
                        id(GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i")
                                .kind())
                .isEqualTo(ResourceKind.USER_ASSIGNED_IDENTITY);
        assertThat(id(GROUP + "/providers/Microsoft.Web/sites/app").kind())
                .isEqualTo(ResourceKind.OTHER);
    }

    @Test
    void the_case_of_ascii_letters_makes_no_difference_in_any_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(id(MACHINE.toUpperCase(Locale.ROOT))).isEqualTo(id(MACHINE));
            assertThat(id(MACHINE).toString()).isEqualTo(MACHINE.toLowerCase(Locale.ROOT));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void letters_that_only_look_alike_or_fold_are_others() {
        assertThat(id(MACHINE.replace("rg-app", "rg-\u212a"))).isNotEqualTo(id(group("rg-k")));
        assertThat(id(group("rg-ı"))).isNotEqualTo(id(group("rg-i")));
        assertThat(id(group("rg-ä"))).isNotEqualTo(id(group("rg-Ä")));
        assertThat(id(group("prod"))).isNotEqualTo(id(group("prod-evil")));
    }

    @Test
    void what_it_prints_reads_as_the_same() {
        for (String text :
                List.of(MACHINE, group("(a).b_c"), MACHINE + "/extensions/x/y/z", group("日本"))) {
            assertThat(id(id(text).toString())).isEqualTo(id(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "subscriptions/S/resourceGroups/G/providers/P.Q/t/n",
                "/subscriptions/S",
                "/subscriptions/S/resourceGroups/G",
                "/subscriptions/S/resourceGroups/G/providers/P.Q",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n/",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n/u",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t//n/u",
                "//subscriptions/S/resourceGroups/G/providers/P.Q/t/n",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/..",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/.",
                "/subscriptions/S/resourceGroups/../providers/P.Q/t/n",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/../n",
                "/subscriptions/../resourceGroups/G/providers/P.Q/t/n",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n/../../../../../..",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n.",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/%2e%2e",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a%2fb",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n?api-version=1",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n#x",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/n;x",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a\\b",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a\u2215b",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a b",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a\r\nb",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t/a\0",
                "/subscriptions/S/resourceGroups/G/providers/P.Q/t@u/n",
                "/subscriptions/S/resourcegroupſ/G/providers/P.Q/t/n",
                "/subscriptions/S/resourceGroups/G/provıders/P.Q/t/n",
                "/providers/Microsoft.Management/managementGroups/S",
                "https://evil.example/subscriptions/S/resourceGroups/G/providers/P.Q/t/n",
                "/subscriptions/S/providers/P.Q/t/n"
            })
    void anything_else_is_none(String text) {
        assertThat(ResourceID.of(text.replace("/S", "/eeeeeeee-0000-4000-8000-00000000000e")))
                .isEmpty();
    }

    @Test
    void depth_and_length_are_bounded() {
        String deep = MACHINE + "/a/b".repeat(3);

        assertThat(ResourceID.of(deep)).isPresent();
        assertThat(ResourceID.of(deep + "/a/b")).isEmpty();
        assertThat(ResourceID.of(MACHINE + "/a/b".repeat(200))).isEmpty();
        assertThat(ResourceID.of("/".repeat(100_000))).isEmpty();
        assertThat(ResourceID.of(group("g".repeat(261)))).isEmpty();
    }

    @Test
    void a_claim_that_cannot_be_read_is_not_the_same_as_none() {
        assertThat(
                        new Desk()
                                .taken(
                                        Tokens.with(
                                                it -> it.put("xms_az_rid", MACHINE + "/../vm-b")))
                                .host())
                .isEqualTo(new ClaimedResource.Unreadable());
        assertThat(new Desk().taken(Tokens.valid()).host()).isEqualTo(new ClaimedResource.Unsaid());
    }

    private static String group(String name) {
        return MACHINE.replace("rg-app", name);
    }

    private static ResourceID id(String text) {
        return ResourceID.of(text).orElseThrow();
    }
}
