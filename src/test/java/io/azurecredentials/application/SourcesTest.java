package io.azurecredentials.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which AzureConfigs what was made is worked on through. */
class SourcesTest {
    private static final AzureConfig HERE = config("here", "5m");
    private static final AzureConfig THERE = config("there", "9m");

    @Test
    void what_was_made_is_worked_on_through_the_config_of_its_name() {
        Sources sources = sources(Optional.of(HERE), "here", "there", "gone");

        assertThat(sources.of(issuer("here"))).contains(HERE);
        assertThat(sources.of(issuer("there"))).contains(THERE);
        assertThat(sources.of(issuer("gone"))).isEmpty();
        assertThat(sources.any()).contains(HERE);
        assertThat(sources.settle()).contains(Duration.ofMinutes(9));
    }

    @Test
    void one_that_is_wanted_is_not_looked_for_again_and_no_other_twice() {
        List<String> asked = new ArrayList<>();

        Sources sources =
                Sources.of(
                        Optional.of(HERE),
                        Stream.of(issuer("here"), issuer("there"), issuer("there")),
                        it -> {
                            asked.add(it.name());
                            return find(it);
                        });

        assertThat(asked).containsExactly("there");
        assertThat(sources.of(issuer("here"))).contains(HERE);
    }

    @Test
    void where_nothing_is_wanted_what_was_made_tells_how_long_to_be_patient() {
        Sources sources = sources(Optional.empty(), "there");

        assertThat(sources.any()).contains(THERE);
        assertThat(sources(Optional.empty()).settle()).isEmpty();
    }

    private static Sources sources(Optional<AzureConfig> wanted, String... made) {
        return Sources.of(wanted, Stream.of(made).map(SourcesTest::issuer), SourcesTest::find);
    }

    private static Optional<AzureConfig> find(NamespacedName name) {
        return Stream.of(HERE, THERE).filter(it -> NamespacedName.of(it).equals(name)).findFirst();
    }

    private static Issuer issuer(String config) {
        return new Issuer("tenant", "AzurePublicCloud", "team", config, config + "-uid");
    }

    private static AzureConfig config(String name, String settle) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureConfig
                metadata: {name: %s, namespace: team, uid: %s-uid}
                spec:
                  propagation: {successes: 3, interval: 1s, timeout: 10m, settle: %s}
                """
                        .formatted(name, name, settle),
                AzureConfig.class);
    }
}
