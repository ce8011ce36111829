package io.azurecredentials.draw;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Delivery;
import io.azurecredentials.credential.handover.Waiting;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn, with the operator's own rights on an API server; a stand-in makes it. */
class DrawsIT extends WithLeader {
    @Test
    void what_is_made_is_handed_over_once_and_stays_nowhere() {
        CompletableFuture<Drawn> answer = asked(ann);
        AzureCredential object = only();
        assertThat(object.getSpec().delivery()).isEqualTo(Delivery.RESPONSE);
        assertThat(object.getSpec().drawnBy()).isEqualTo(ann.by());
        leader.make(object, Instant.now());

        Drawn.Given given = (Drawn.Given) answer.join();
        assertThat(given.text().clientID()).isEqualTo("client");
        assertThat(given.text().clientSecret().reveal()).isEqualTo("fake-text-1");
        assertThat(given.lease().id().toString()).startsWith("azure/creds/reader/");
        assertThat(given.lease().left(Instant.now()))
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(texts()).isZero();
        assertThat(requireNonNull(only().getStatus().lease()).deliveredAt()).isNotNull();
        assertThat(cluster.client().secrets().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @Test
    void those_who_ask_at_the_same_time_are_given_each_their_own() {
        CompletableFuture<Drawn> one = asked(ann);
        AzureCredential first = only();
        CompletableFuture<Drawn> other = asked(ann);
        await().until(() -> objects().size() == 2);
        objects().forEach(it -> leader.make(it, Instant.now()));

        assertThat(((Drawn.Given) one.join()).lease().id().object())
                .isEqualTo(first.getMetadata().getName());
        assertThat(((Drawn.Given) other.join()).lease().id().object())
                .isNotEqualTo(first.getMetadata().getName());
    }

    @Test
    void whoever_went_away_and_asks_again_is_given_what_he_had_asked_for() {
        CompletableFuture<Drawn> gone = asked(ann);
        AzureCredential object = only();
        waits.set(false);
        assertThat(gone.join()).isInstanceOf(Drawn.Left.class);
        waits.set(true);
        CompletableFuture<Drawn> another =
                asked(drawer("bob", requireNonNull(ann.by().role()).uid()));
        await().until(() -> objects().size() == 2);
        CompletableFuture<Drawn> again = asked(ann);
        await().until(() -> Waiting.isGoingOn(object(object), Instant.now()));
        leader.make(object(object), Instant.now());

        assertThat(((Drawn.Given) again.join()).lease().id().object())
                .isEqualTo(object.getMetadata().getName());
        assertThat(objects()).hasSize(2);
        waits.set(false);
        assertThat(another.join()).isInstanceOf(Drawn.Left.class);
    }

    @Test
    void whoever_goes_away_at_the_last_moment_leaves_nothing() {
        CompletableFuture<Drawn> answer =
                CompletableFuture.supplyAsync(
                        () ->
                                given(
                                        draws.draw(
                                                ann,
                                                "reader",
                                                it -> it.toMillis() > 1 && lasts(it))),
                        Executors.newVirtualThreadPerTaskExecutor());
        leader.make(only(), Instant.now());

        assertThat(answer.join()).isInstanceOf(Drawn.Left.class);
        assertThat(only().getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(texts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE /secrets/", "PATCH /status"})
    void what_was_taken_is_the_callers_though_the_answer_to_that_was_lost(String lost) {
        CompletableFuture<Drawn> answer = asked(ann);
        AzureCredential object = only();
        losses.next(1, it -> is(it, lost));
        maker().make(object, Instant.now());

        Drawn.Given given = (Drawn.Given) answer.join();
        assertThat(losses.left()).isZero();
        assertThat(given.text().clientSecret().reveal()).isEqualTo("fake-text-1");
        assertThat(requireNonNull(only().getStatus().lease()).deliveredAt()).isNotNull();
        assertThat(only().getMetadata().getDeletionTimestamp()).isNull();
        assertThat(texts()).isZero();
    }

    @Test
    void what_did_not_arrive_is_ended_even_if_the_api_server_fails_at_first() {
        Lease lease = drawn().lease();
        losses.next(3, it -> it.uri().getPath().contains("azurecredentials"));
        draws.lost(lease, namespace);

        await().until(() -> only().getMetadata().getDeletionTimestamp() != null);
        assertThat(losses.left()).isZero();
    }

    @Test
    void nobody_has_more_under_way_than_he_may_whatever_he_shows() {
        List<CompletableFuture<Drawn>> all =
                Stream.generate(() -> asked(ann)).limit(Bounds.MOST_AWAITED).toList();
        await().until(() -> objects().size() == Bounds.MOST_AWAITED);
        Drawer again = drawer("ann", requireNonNull(ann.by().role()).uid(), "other");
        Draws elsewhere = new Draws(operator, home, Clock.systemUTC());

        assertThat(asked(again).join()).isInstanceOf(Drawn.TooMany.class);
        assertThat(given(elsewhere.draw(again, "reader", _ -> true)))
                .isInstanceOf(Drawn.TooMany.class);
        assertThat(objects()).hasSize(Bounds.MOST_AWAITED);
        CompletableFuture<Drawn> bob = asked(drawer("bob", requireNonNull(ann.by().role()).uid()));
        await().until(() -> objects().size() == 1 + Bounds.MOST_AWAITED);
        waits.set(false);
        assertThat(bob.join()).isInstanceOf(Drawn.Left.class);
        assertThat(all).allMatch(it -> it.join() instanceof Drawn.Left);
    }

    /** Who leads ends it then, and deletes the object. */
    @Test
    void whose_token_ends_meanwhile_is_given_nothing() {
        CompletableFuture<Drawn> answer = asked(ann);
        var _ = cluster.client().resource(only()).delete();

        assertThat(answer.join()).isEqualTo(new Drawn.Over());
        assertThat(texts()).isZero();
    }

    @Test
    void what_cannot_be_made_is_said_and_nothing_of_it_stays() {
        CompletableFuture<Drawn> answer = asked(ann);
        leader.refuse(only(), "AzureRole reader is not there.", Instant.now());

        assertThat(answer.join()).isEqualTo(new Drawn.Refused("AzureRole reader is not there."));
        assertThat(only().getMetadata().getDeletionTimestamp()).isNotNull();
    }

    /** With rights of its own, so that what it asks for is not lost. */
    private StandInLeader maker() {
        return new StandInLeader(cluster.client(), home);
    }

    private static boolean is(HttpRequest request, String what) {
        String[] parts = what.split(" ", 2);
        return request.method().equals(parts[0]) && request.uri().getPath().contains(parts[1]);
    }
}
