package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.cluster.fixture.Widget;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client library works as it does against any cluster. */
class Fabric8IT extends WithClient {

    Fabric8IT(@TempDir Path folder) {
        super(folder);
    }

    private void saveMap(String name, String value) {
        ConfigMap map =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToData("k", value)
                        .build();
        client.resource(map).createOr(replaceable -> replaceable.update());
    }

    private LocalCluster own() {
        return cluster.own().orElseThrow();
    }

    private long count(String verb) {
        return own().requests().stream()
                .filter(r -> r.resource().equals("configmaps") && r.verb().equals(verb))
                .count();
    }

    private String value(SharedIndexInformer<ConfigMap> informer, String name) {
        ConfigMap map = informer.getStore().getByKey(namespace + "/" + name);
        return map == null ? "" : map.getData().getOrDefault("k", "");
    }

    @Test
    @LocalOnly("it cuts the server's watches and reads its journal")
    void an_informer_resumes_after_a_cut_without_listing_again() {
        saveMap("a", "1");
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform()) {
            eventually(informer::isWatching);
            long lists = count("list");
            long watches = count("watch");
            own().cutWatches();
            saveMap("a", "2");
            saveMap("b", "1");

            eventually(() -> value(informer, "a").equals("2") && value(informer, "b").equals("1"));
            assertThat(count("list")).isEqualTo(lists);
            assertThat(count("watch")).isGreaterThan(watches);
        }
    }

    @Test
    @LocalOnly("it needs a server of short memory")
    void an_informer_lists_again_when_its_place_in_the_history_is_forgotten() {
        saveMap("a", "1");
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform()) {
            long lists = count("list");

            eventually(
                    () -> {
                        own().cutWatches();
                        for (int i = 0; i <= HISTORY; i++) {
                            saveMap("a", "v" + i);
                        }
                        return count("list") > lists;
                    });

            eventually(() -> value(informer, "a").equals("v" + HISTORY));
        }
    }

    @Test
    @LocalOnly("it stops the server and starts it again")
    void an_informer_comes_through_a_restart() {
        saveMap("a", "1");
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inform()) {
            eventually(informer::isWatching);
            saveMap("b", "1");
            own().stopListening();
            own().listenAgain();
            saveMap("c", "1");

            eventually(() -> value(informer, "b").equals("1") && value(informer, "c").equals("1"));
        }
    }

    private static PatchContext apply(String manager, boolean force) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force)
                .build();
    }

    @Test
    void a_server_side_apply_conflicts_with_another_owner() {
        client.resource(Widget.of(namespace, "w", 1)).patch(apply("one", false));

        assertThatThrownBy(
                        () ->
                                client.resource(Widget.of(namespace, "w", 2))
                                        .patch(apply("two", false)))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409))
                .hasMessageContaining("conflict with \"one\": .spec.size");
        Widget forced = client.resource(Widget.of(namespace, "w", 2)).patch(apply("two", true));
        assertThat(forced.getSpec().size()).isEqualTo(2);
    }

    @Test
    void a_status_is_applied_through_its_subresource() {
        Widget created = client.resource(Widget.of(namespace, "w", 1)).create();
        Widget status = Widget.named(namespace, "w");
        status.setStatus(new Widget.Status("Done"));

        Widget applied = client.resource(status).subresource("status").patch(apply("one", false));

        assertThat(applied.getStatus().phase()).isEqualTo("Done");
        assertThat(applied.getMetadata().getGeneration())
                .isEqualTo(created.getMetadata().getGeneration());
    }

    @Test
    void one_of_two_candidates_leads_and_the_other_follows_when_it_lets_go() {
        AtomicBoolean first = new AtomicBoolean();
        AtomicBoolean second = new AtomicBoolean();
        CompletableFuture<?> leader = elect("first", first);
        eventually(first::get);
        CompletableFuture<?> follower = elect("second", second);

        boolean bothLead = second.get();
        leader.cancel(true);

        assertThat(bothLead).isFalse();
        eventually(second::get);
        follower.cancel(true);
    }

    private CompletableFuture<?> elect(String identity, AtomicBoolean leads) {
        return client.leaderElector()
                .withConfig(
                        new LeaderElectionConfigBuilder()
                                .withName("test")
                                .withLeaseDuration(Duration.ofSeconds(3))
                                .withRenewDeadline(Duration.ofSeconds(2))
                                .withRetryPeriod(Duration.ofMillis(200))
                                .withReleaseOnCancel(true)
                                .withLock(new LeaseLock(namespace, "election", identity))
                                .withLeaderCallbacks(
                                        new LeaderCallbacks(
                                                () -> leads.set(true),
                                                () -> leads.set(false),
                                                newLeader -> {}))
                                .build())
                .build()
                .start();
    }

    @Test
    @LocalOnly("other servers keep no such journal")
    void the_journal_tells_who_did_what() {
        client.resource(Widget.of(namespace, "w", 1)).patch(apply("one", false));

        Request last = own().requests().getLast();
        assertThat(last.verb()).isEqualTo("patch");
        assertThat(last.group()).isEqualTo("example.test");
        assertThat(last.resource()).isEqualTo("widgets");
        assertThat(last.namespace()).isEqualTo(namespace);
        assertThat(last.name()).isEqualTo("w");
        assertThat(last.fieldManager()).isEqualTo("one");
        assertThat(last.status()).isEqualTo(201);
        assertThat(last.userAgent()).startsWith("fabric8-kubernetes-client/");
    }
}
