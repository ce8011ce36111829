package io.azurecredentials.draw;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The leases of what was drawn. */
class LeasesIT extends WithLeader {
    @Test
    void a_lease_is_found_by_its_id_and_in_its_namespace_alone() {
        Lease lease = drawn().lease();

        assertThat(given(leases.find(namespace, lease.id()))).contains(lease);
        assertThat(given(leases.list(namespace))).containsExactly(lease);
        assertThat(given(leases.find("elsewhere", lease.id()))).isEmpty();
        assertThat(given(leases.find(namespace, new LeaseID("other", lease.id().word()))))
                .isEmpty();
    }

    @Test
    void a_lease_whose_label_was_taken_away_is_listed_all_the_same() {
        Lease lease = drawn().lease();
        var _ =
                cluster.client()
                        .resource(only())
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"metadata\":{\"labels\":null}}");

        assertThat(given(leases.list(namespace))).containsExactly(lease);
    }

    @Test
    void more_time_is_asked_for_and_waited_for() {
        Lease lease = drawn().lease();
        CompletableFuture<Extension> answer =
                CompletableFuture.supplyAsync(
                        () ->
                                given(
                                        leases.extend(
                                                namespace,
                                                lease.id(),
                                                Optional.of(Duration.ofHours(3)),
                                                this::lasts)),
                        Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> requireNonNull(only().getStatus().lease()).requestedUntil() != null);
        leader.decide(only());

        Extension.Decided decided = (Extension.Decided) answer.join();
        assertThat(decided.lease().left(Instant.now()))
                .isBetween(Duration.ofMinutes(179), Duration.ofHours(3).plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {36_501, 11_574_074_074L, 999_999_999_999L})
    void more_time_than_there_is_may_be_asked_for(long days) {
        Lease lease = drawn().lease();
        CompletableFuture<Extension> answer =
                CompletableFuture.supplyAsync(
                        () ->
                                given(
                                        leases.extend(
                                                namespace,
                                                lease.id(),
                                                Optional.of(Duration.ofDays(days)),
                                                this::lasts)),
                        Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> requireNonNull(only().getStatus().lease()).requestedUntil() != null);
        waits.set(false);

        assertThat(answer.join()).isInstanceOf(Extension.Open.class);
    }

    @Test
    void what_is_revoked_is_waited_for_and_is_nobodys_then() {
        Lease lease = drawn().lease();
        CompletableFuture<Boolean> answer =
                CompletableFuture.supplyAsync(
                        () -> given(leases.revoke(namespace, lease.id(), Optional.of(this::lasts))),
                        Executors.newVirtualThreadPerTaskExecutor());
        await().until(() -> only().getMetadata().getDeletionTimestamp() != null);
        assertThat(given(leases.find(namespace, lease.id()))).isEmpty();
        assertThat(answer).isNotDone();
        leader.letGo(only());

        assertThat(answer.join()).isTrue();
        assertThat(given(leases.revoke(namespace, lease.id(), Optional.empty()))).isTrue();
    }
}
