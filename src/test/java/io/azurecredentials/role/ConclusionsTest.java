package io.azurecredentials.role;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.resolution.Specs;
import io.azurecredentials.role.Applications.Result;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Wish;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told, and when a role is looked at again, after something was in the way. */
class ConclusionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Clock CLOCK = Clock.fixed(NOON, UTC);
    private static final String ROLE =
            "/apis/azurecredentials.io/v1alpha1/namespaces/team/azureroles/reader/status"
                    + "?fieldManager=azure-credentials-operator&force=true";
    private static final String EVENTS = "/apis/events.k8s.io/v1/namespaces/team/events";
    private static final Problem DENIED =
            new Problem.Denied(Reason.PERMISSION_MISSING, "It may not be removed.");
    private static final Problem LATER = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Not now.");

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private final AzureRole role = role();

    @BeforeEach
    void start() {
        server.start();
        server.expect().patch().withPath(ROLE).andReturn(200, role).always();
        server.expect().post().withPath(EVENTS).andReturn(201, "{}").always();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void a_role_that_waits_tells_that_something_cannot_be_removed() throws InterruptedException {
        Occasion occasion = Occasions.waiting(role, "Deletion waits.", Optional.empty());

        assertThat(conclude(it -> it.waiting(failed(DENIED), occasion))).isEqualTo(Pause.RECHECK);
        assertThat(events()).singleElement().asString().contains("ApplicationFailed", "removed");
    }

    @Test
    void so_does_one_of_which_not_everything_was_found() throws InterruptedException {
        Occasion occasion =
                Occasions.unresolved(
                        role,
                        LATER,
                        Optional.empty(),
                        new LoginOutlook.Unasked(),
                        Optional.empty());

        assertThatThrownBy(() -> conclude(it -> it.unresolved(failed(DENIED), occasion, LATER)))
                .isInstanceOf(Pause.NotNow.class);
        assertThat(events()).anySatisfy(it -> assertThat(it).contains("ApplicationFailed"));
    }

    @Test
    void what_is_due_sooner_is_not_put_off_by_what_is_in_the_way() {
        Occasion occasion = occasion(new Wish.Unwanted());
        Duration soon = Duration.ofSeconds(30);

        assertThat(conclude(it -> it.kept(failed(DENIED, NOON.plus(soon)), occasion, HOUR)))
                .isEqualTo(soon);
        assertThat(conclude(it -> it.kept(failed(DENIED), occasion, HOUR)))
                .isEqualTo(Pause.RECHECK);
    }

    @Test
    void what_serves_is_ready_although_a_new_spec_asks_for_what_cannot_be_given()
            throws InterruptedException {
        assertThat(saidOf(EstatesTest.SERVING)).contains("\"type\":\"Ready\",\"status\":\"True\"");
        assertThat(saidOf(Estate.EMPTY)).contains("\"type\":\"Ready\",\"status\":\"False\"");
    }

    private String saidOf(Estate estate) throws InterruptedException {
        role.setStatus(
                new AzureRoleStatus(
                        0L,
                        null,
                        null,
                        null,
                        Estates.written(estate, EstatesTest.OWNER),
                        null,
                        null));
        conclude(it -> it.kept(failed(DENIED), occasion(EstatesTest.KEPT), HOUR));
        return bodies(ROLE).getLast();
    }

    private Occasion occasion(Wish wish) {
        return new Occasion(
                wish,
                Findings.recorded(role),
                Optional.empty(),
                new LoginOutlook.Unasked(),
                Optional.empty(),
                false,
                (_, since) -> since.problem(DENIED));
    }

    private Result failed(Problem problem) {
        return new Result(role, new Outcome.Failed(problem));
    }

    private Result failed(Problem problem, Instant until) {
        return new Result(role, new Outcome.Failed(problem, Optional.of(until)));
    }

    private Duration conclude(Function<Conclusions, Duration> conclusion) {
        KubernetesClient client = server.createClient();
        try (EventRecorder events = new EventRecorder(client, () -> true, "any", CLOCK)) {
            StatusWriter writer = new StatusWriter(client, () -> true);
            return conclusion.apply(
                    new Conclusions(
                            new RoleStatuses(writer, events, "cluster", CLOCK),
                            _ -> Optional.empty(),
                            _ -> true,
                            CLOCK));
        }
    }

    private List<String> events() throws InterruptedException {
        return bodies(EVENTS);
    }

    /** Closing the recorder wrote what it had. */
    private List<String> bodies(String path) throws InterruptedException {
        List<String> bodies = new ArrayList<>();
        RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
        while (request != null) {
            if (path.equals(request.getPath())) {
                bodies.add(request.getUtf8Body());
            }
            request = server.takeRequest(0, TimeUnit.SECONDS);
        }
        return bodies;
    }

    private static AzureRole role() {
        AzureRole role = new AzureRole();
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName("reader")
                        .withNamespace("team")
                        .withUid("role-uid")
                        .withGeneration(1L)
                        .withResourceVersion("17")
                        .build());
        role.setSpec(Specs.reader(null));
        return role;
    }
}
