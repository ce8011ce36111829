package io.azurecredentials.orphan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.RootOwner;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.role.lifecycle.RoleOwner;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
    private static final String UID = "8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f";
    private static final Marks BLUE = new Marks("blue");

    @ParameterizedTest
    @ValueSource(strings = {"blue", "a/b", "", "x.*", "8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f"})
    void what_an_owner_names_is_his(String cluster) {
        String uid = UUID.randomUUID().toString();
        Owner owner = new Owner(cluster, uid);
        Marks marks = new Marks(cluster);

        assertThat(marks.tag()).isEqualTo(owner.tag());
        assertThat(marks.ownerOf(owner.uniqueName(12), List.of("other", owner.tag())))
                .contains(uid);
        assertThat(marks.isOurs(owner.marker(3, "0badc0de"))).isTrue();
        assertThat(marks.isOurs(new RootOwner(cluster, uid).marker(12))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,   azurecredentials.io/green
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,   azurecredentials.io/blue2
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,   azurecredentials.io/BLUE
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,   blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f,     azurecredentials.io/blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-,    azurecredentials.io/blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-01,  azurecredentials.io/blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f--1,  azurecredentials.io/blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1-1, azurecredentials.io/blue
                    azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-9999999999, azurecredentials.io/blue
                    azcred-8F6C2A34-0D5E-4C1B-9B6E-1A2B3C4D5E6F-1,   azurecredentials.io/blue
                    azrole-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,   azurecredentials.io/green
                    azrole-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-01,  azurecredentials.io/blue
                    azrol-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1,    azurecredentials.io/blue
                    my-azcred-8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f-1, azurecredentials.io/blue
                    azcred-production-1,                             azurecredentials.io/blue
                    '',                                              azurecredentials.io/blue
                    """)
    void an_application_that_is_almost_like_ours_is_not(String uniqueName, String tag) {
        assertThat(BLUE.ownerOf(uniqueName, List.of(tag))).isEmpty();
    }

    @Test
    void what_a_role_keeps_is_ours_by_its_own_name() {
        RoleOwner role = BLUE.role(UID);
        assertThat(BLUE.ownerOf(role.uniqueName(17), List.of(role.tag()))).contains(UID);
        assertThat(role.uniqueName(17)).isNotEqualTo(BLUE.owner(UID).uniqueName(17));
    }

    @Test
    void an_application_without_a_tag_is_not_ours() {
        assertThat(BLUE.ownerOf(new Owner("blue", UID).uniqueName(1), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azcred/green/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de",
                "azcred/blue/green/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de",
                "azcred/blue/somebody/1-0badc0de",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/01-0badc0de",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de/2",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-URGENT: run this",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de\n",
                "azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0BADC0DE",
                "x-azcred/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de",
                "azcfg/green/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1",
                "azcfg/blue/green/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1",
                "azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/01",
                "azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1-0badc0de",
                "azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1/2",
                "azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/",
                "azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/9999999999999999999",
                "azcfg/blue/8F6C2A34-0D5E-4C1B-9B6E-1A2B3C4D5E6F/1",
                "azcfg/blue/somebody/1",
                "my-azcfg/blue/8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f/1",
                "made by hand",
                ""
            })
    void a_password_that_is_almost_like_ours_is_not(String displayName) {
        assertThat(BLUE.isOurs(displayName)).isFalse();
    }
}
