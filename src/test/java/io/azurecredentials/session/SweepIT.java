package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.session.token.Fate;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is dead is removed, and nothing else, whatever time the one who leads thinks it is. */
class SweepIT extends WithReplicas {
    private final AtomicLong living = new AtomicLong(-1);

    /** Without anybody who sweeps what has lost its owner. */
    @Override
    TestCluster cluster(Path folder) {
        return TestCluster.start(folder, () -> LocalCluster.start(ClusterOptions.BARE));
    }

    @Test
    void an_expired_session_is_removed_and_a_living_one_stays() {
        Replica slow = replicas.get(1);
        slow.clock().shift(Duration.ofHours(-2));
        ValidToken expired = issued(slow, RULES);
        ValidToken alive = issued(RULES);

        assertThat(sweep(100, 100).run()).isEqualTo(1);

        assertThat(object(expired).get()).isNull();
        assertThat(object(alive).get()).isNotNull();
    }

    @Test
    void a_session_that_has_just_expired_is_left_to_clocks_that_are_behind() {
        Replica slow = replicas.get(1);
        slow.clock().shift(RULES.ttl().negated());
        ValidToken expired = issued(slow, RULES);

        assertThat(sweep(100, 100).run()).isZero();

        slow.clock().shift(Duration.ZERO);
        assertThat(slow.isGood(expired.text())).isFalse();
    }

    @Test
    void a_leader_who_is_ahead_removes_nothing_that_is_alive() {
        ValidToken alive = issued(RULES);
        replicas.getFirst().clock().shift(Duration.ofDays(20));

        assertThat(sweep(100, 100).run()).isZero();

        assertThat(object(alive).get()).isNotNull();
    }

    @Test
    void sessions_of_a_role_that_is_gone_or_another_are_removed() {
        ValidToken token = issued(RULES);
        roleObject().delete();
        assertThat(sweep(100, 100).run()).isEqualTo(1);

        role = role(namespace);
        ValidToken next = issued(RULES);
        roleObject().delete();
        role(namespace);
        assertThat(sweep(100, 100).run()).isEqualTo(1);

        assertThat(object(token).get()).isNull();
        assertThat(object(next).get()).isNull();
    }

    @Test
    void what_none_of_our_keys_sealed_is_removed_once_it_is_not_new() {
        ValidToken token = issued(RULES);
        AzureSession forged = object(token).get();
        forged.getMetadata().setName(SessionID.of(new byte[SessionID.BYTES]).name());
        forged.getMetadata().setResourceVersion(null);
        AzureSession created = operator.resource(forged).create();
        assertThat(sweep(100, 100).run()).isZero();

        Instant later =
                Instant.parse(created.getMetadata().getCreationTimestamp())
                        .plus(Fate.MARGIN)
                        .plusSeconds(1);
        assertThat(sweep(() -> later, () -> true, 100, 100).run()).isEqualTo(1);

        assertThat(operator.resource(created).get()).isNull();
        assertThat(object(token).get()).isNotNull();
    }

    @Test
    void no_more_is_removed_at_a_time_than_was_said() {
        replicas.get(1).clock().shift(Duration.ofHours(-2));
        for (int i = 0; i < 5; i++) {
            assertThat(issued(replicas.get(1), RULES)).isNotNull();
        }
        Sweep sweep = sweep(2, 2);

        assertThat(List.of(sweep.run(), sweep.run(), sweep.run(), sweep.run()))
                .containsExactly(2, 2, 1, 0);
    }

    @Test
    void who_does_not_lead_removes_nothing() {
        replicas.get(1).clock().shift(Duration.ofHours(-2));
        ValidToken expired = issued(replicas.get(1), RULES);
        Sweep sweep = sweep(new ServerTime(operator, namespace)::now, () -> false, 100, 100);

        assertThatThrownBy(sweep::run).isInstanceOf(Gate.Closed.class);
        assertThat(object(expired).get()).isNotNull();
    }

    @Test
    void a_key_stays_while_a_session_names_it_and_goes_with_the_last() {
        client.secrets().inNamespace(namespace).withName(KeySecret.NAME).delete();
        Replica replica = replicas.getFirst();
        refresh(replica, Duration.ofDays(-80));
        ValidToken token = issued(replica, longLived());
        TokenKey oldest = service(token).key();
        refresh(replica, Duration.ofDays(-40));
        refresh(replica, Duration.ZERO);

        assertThat(sweep(100, 100).run()).isZero();
        assertThat(keys()).hasSize(3).contains(oldest.id());
        object(token).delete();
        assertThat(sweep(100, 100).run()).isZero();
        assertThat(keys()).hasSize(2).doesNotContain(oldest.id());
    }

    @Test
    @LocalOnly("another cluster has sessions of others")
    void who_watches_all_namespaces_sweeps_them_all_with_all_rights_on_sessions() {
        replicas.get(1).clock().shift(Duration.ofHours(-2));
        ValidToken expired = issued(replicas.get(1), RULES);
        ValidToken counted = issued(rules(SERVICE, Optional.of(2)));
        assertThat(replicas.getFirst().isGood(counted.text())).isTrue();

        assertThat(sweep(List.of()).run()).isEqualTo(1);

        assertThat(object(expired).get()).isNull();
        assertThat(cluster.own().orElseThrow().requests())
                .filteredOn(it -> it.resource().equals("azuresessions"))
                .noneMatch(it -> it.status() == 403)
                .extracting(Request::verb)
                .contains("create", "get", "list", "update", "delete");
    }

    @Test
    void who_leads_collects_until_he_is_told_to_stop() {
        replicas.get(1).clock().shift(Duration.ofHours(-2));
        try (Collector collector = collector()) {
            collector.start();
            ValidToken expired = issued(replicas.get(1), RULES);
            await().atMost(Duration.ofSeconds(10)).until(() -> object(expired).get() == null);
            ValidToken alive = issued(RULES);
            await().atMost(Duration.ofSeconds(10)).until(() -> living.get() == 1);
            assertThat(object(alive).get()).isNotNull();
        }
        assertThat(living).hasValue(0);

        ValidToken left = issued(replicas.get(1), RULES);
        await().during(Duration.ofMillis(200)).until(() -> object(left).get() != null);
    }

    @Test
    void the_servers_time_is_asked_without_a_trace() {
        Instant now = new ServerTime(operator, namespace).now();

        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(client.secrets().inNamespace(namespace).list().getItems())
                .noneMatch(it -> it.getMetadata().getName().contains("clock"));
    }

    private void refresh(Replica replica, Duration shift) {
        replica.clock().shift(shift);
        replica.keys().refresh();
    }

    private List<String> keys() {
        Replica replica = replica();
        return replica.keys().known().keys().stream().map(TokenKey::id).toList();
    }

    private Sweep sweep(int page, int most) {
        return sweep(new ServerTime(operator, namespace)::now, () -> true, page, most);
    }

    private Collector collector() {
        return new Collector(sweep(100, 100), () -> true, Duration.ofMillis(20), living::set);
    }

    private Sweep sweep(List<String> watched) {
        return new Sweep(
                operator,
                replicas.getFirst().keys(),
                watched,
                new ServerTime(operator, namespace)::now,
                () -> true,
                new Sweep.Bounds(100, 100));
    }

    private Sweep sweep(InstantSource time, Gate gate, int page, int most) {
        return new Sweep(
                operator,
                replicas.getFirst().keys(),
                List.of(namespace),
                time,
                gate,
                new Sweep.Bounds(page, most));
    }

    private static TokenRules longLived() {
        return new TokenRules(
                SERVICE,
                Duration.ofDays(200),
                Duration.ofDays(200),
                Duration.ofDays(200),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
