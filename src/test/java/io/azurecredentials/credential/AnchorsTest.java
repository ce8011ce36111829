package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.config;
import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.role;
import static io.azurecredentials.credential.CredentialFixtures.situation;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Principal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caches say that role and config are there; the API server knows better. */
class AnchorsTest {
    private static final String API = "/apis/azurecredentials.io/v1alpha1/namespaces/team/";
    private final KubernetesMockServer server = new KubernetesMockServer(false);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void with_role_and_config_in_place_something_may_be_made() {
        serve("azureconfigs/config", config());
        serve("azureroles/reader", role());

        assertThat(obstacle(meant(1, NOON))).isEmpty();
    }

    @Test
    void from_a_role_that_is_gone_nothing_is_made() {
        serve("azureconfigs/config", config());

        assertThat(obstacle(meant(1, NOON))).contains(Reason.ROLE_NOT_FOUND);
    }

    @Test
    void from_a_role_that_is_going_nothing_new_is_made_and_what_was_begun_goes_on() {
        AzureRole going = role();
        going.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        serve("azureconfigs/config", config());
        serve("azureroles/reader", going);

        assertThat(obstacle(meant(1, NOON))).contains(Reason.ROLE_NOT_FOUND);
        assertThat(obstacle(recorded(1, NOON))).isEmpty();
    }

    @Test
    void through_a_config_that_is_going_nothing_new_is_made_and_what_was_begun_goes_on() {
        AzureConfig going = config();
        going.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        serve("azureconfigs/config", going);
        serve("azureroles/reader", role());

        assertThat(problem(meant(1, NOON)))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it.reason()).isEqualTo(Reason.CONFIG_NOT_FOUND);
                            assertThat(it.message())
                                    .contains("AzureConfig config is being deleted", "roleRef")
                                    .doesNotContain("does not exist");
                        });
        assertThat(obstacle(recorded(1, NOON))).isEmpty();
    }

    /** It was never waited for by this config, whatever was made through another. */
    @Test
    void through_a_config_that_is_going_nothing_is_made_by_whoever_comes_from_another() {
        AzureConfig going = config();
        going.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        serve("azureconfigs/config", going);
        serve("azureroles/reader", role());
        Issuer other = new Issuer("other", "AzurePublicCloud", "team", "other", "other-uid");

        assertThat(obstacle(meant(2, NOON), recorded(1, NOON, other)))
                .contains(Reason.CONFIG_NOT_FOUND);
    }

    @Test
    void a_config_that_took_the_name_of_another_is_not_the_one() {
        AzureConfig other = config();
        other.getMetadata().setUid("another");
        serve("azureconfigs/config", other);

        assertThat(obstacle(recorded(1, NOON))).contains(Reason.CONFIG_NOT_FOUND);
    }

    private void serve(String path, HasMetadata object) {
        server.expect().get().withPath(API + path).andReturn(200, object).always();
    }

    private Optional<Reason> obstacle(Principal made, Principal... before) {
        return problem(made, before).map(Problem::reason);
    }

    private Optional<Problem> problem(Principal made, Principal... before) {
        Situation known = situation(credential());
        List<Principal> all = Stream.concat(Stream.of(before), Stream.of(made)).toList();
        Situation asked = known.with(known.facts().after(ledger(all, List.of()), Optional.empty()));
        KubernetesClient client = server.createClient();
        return new Anchors(
                        client, new RootApplications(client, List.of(), Optional.of("the pod's")))
                .obstacleToMaking(asked, made);
    }
}
