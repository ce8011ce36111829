package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {
    private static final String KEY = "1f0e8c1c-0f0a-4c7e-9d5a-2b4e6f8a0c1d";

    @Test
    void a_pod_template_names_the_credential_and_its_key() {
        assertThat(Mark.of("web", KEY))
                .isEqualTo(new Mark("credential.azurecredentials.io/web", KEY));
        assertThat(name("a".repeat(63))).isEqualTo("a".repeat(63));
    }

    /** Behind the slash Kubernetes takes 63 characters, the last of them a letter or digit. */
    @Test
    void a_name_that_is_too_long_is_cut_and_still_its_own() {
        String common = "a".repeat(62) + ".";

        assertThat(name(common + "b"))
                .hasSize(63)
                .startsWith("a".repeat(46) + "-")
                .matches("[-.a-z0-9]*[a-z0-9]")
                .isNotEqualTo(name(common + "c"));
        assertThat(name("a".repeat(64))).hasSize(63);
    }

    private static String name(String credential) {
        String annotation = Mark.of(credential, KEY).annotation();
        return annotation.substring(annotation.indexOf('/') + 1);
    }
}
