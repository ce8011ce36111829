package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.login.resolution.LoginRules;
import io.azurecredentials.login.resolution.Specs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules are made out once for what they are made of. */
class RulebookTest {
    private final Rulebook rulebook = new Rulebook(Optional.empty());
    private final AzureRole role = new AzureRole();
    private final AzureConfig config = new AzureConfig();

    RulebookTest() {
        role.setSpec(Specs.role(Specs.login(null, null)));
        config.setSpec(Specs.config(Specs.AUDIENCE_ONLY));
        config.setStatus(
                new AzureConfigStatus(
                        1L,
                        "00000000-0000-0000-0000-0000000000ff",
                        Environment.AZURE_PUBLIC_CLOUD,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        edition(role, "role", "1");
        edition(config, "config", "1");
    }

    @Test
    void the_same_edition_has_the_same_rules() {
        LoginRules first = rules();

        assertThat(rules()).isSameAs(first);
    }

    @Test
    void another_role_another_config_and_each_change_of_them_has_rules_of_its_own() {
        LoginRules first = rules();

        edition(role, "role", "2");
        LoginRules changed = rules();
        assertThat(changed).isNotSameAs(first);
        edition(config, "config", "2");
        assertThat(rules()).isNotSameAs(changed);
        edition(config, "another", "1");
        edition(role, "another", "1");
        assertThat(rules()).isNotSameAs(first);
    }

    /** As one that is about to be written. */
    @Test
    void an_object_that_the_API_server_does_not_have_has_no_edition() {
        edition(role, "role", null);

        assertThat(rules()).isNotSameAs(rules()).isEqualTo(rules());
    }

    @Test
    void what_has_no_rules_has_none_the_second_time_either() {
        role.setSpec(Specs.role(null));

        assertThat(rulebook.of(role, config)).isEqualTo(Answer.refused(LoginRules.notWritten()));
        assertThat(rulebook.of(role, config)).isEqualTo(Answer.refused(LoginRules.notWritten()));
    }

    private LoginRules rules() {
        return switch (rulebook.of(role, config)) {
            case Answer.Given<LoginRules>(LoginRules rules) -> rules;
            case Answer.Refused<LoginRules> refused -> throw new AssertionError(refused);
        };
    }

    private static void edition(HasMetadata object, String uid, @Nullable String version) {
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace("team")
                        .withName("it")
                        .withUid(uid)
                        .withResourceVersion(version)
                        .build());
    }
}
