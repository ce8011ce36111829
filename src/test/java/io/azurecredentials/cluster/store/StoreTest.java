package io.azurecredentials.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final String MAPS = "/configmaps";

    private final Store store = new Store(3);

    private static ObjectKey key(String name) {
        return new ObjectKey("default", name);
    }

    private static ObjectNode object(String name) {
        return Yaml.object("{metadata: {name: %s, namespace: default}}".formatted(name));
    }

    private ObjectNode created(String name) {
        ObjectNode object = object(name);
        assertThat(store.create(MAPS, key(name), object)).isTrue();
        return object;
    }

    private static List<String> taken(Subscription subscription) throws InterruptedException {
        List<String> changes = new ArrayList<>();
        while (!subscription.drained()) {
            Change change = Objects.requireNonNull(subscription.next(Duration.ZERO));
            changes.add(change.type() + " " + change.key().name());
        }
        return changes;
    }

    @Test
    void revisions_grow_over_all_collections() {
        ObjectNode first = created("a");
        ObjectNode second = object("b");
        store.create("/secrets", key("b"), second);

        assertThat(second.path("metadata").path("resourceVersion").asLong())
                .isEqualTo(first.path("metadata").path("resourceVersion").asLong() + 1)
                .isEqualTo(store.revision());
    }

    @Test
    void only_the_state_that_was_read_is_replaced() {
        ObjectNode first = created("a");
        ObjectNode second = object("a");

        assertThat(store.replace(MAPS, key("a"), first, second)).isTrue();
        assertThat(store.replace(MAPS, key("a"), first, object("a"))).isFalse();
        assertThat(store.remove(MAPS, key("a"), first, object("a"))).isFalse();
        assertThat(store.get(MAPS, key("a"))).hasValue(second);
    }

    @Test
    void a_namespace_is_listed_without_its_neighbours() {
        created("a");
        store.create(MAPS, new ObjectKey("default-2", "b"), object("b"));
        store.create(MAPS, new ObjectKey("defaul", "c"), object("c"));

        assertThat(store.list(MAPS, "default").objects()).hasSize(1);
        assertThat(store.list(MAPS, "").objects()).hasSize(3);
    }

    @Test
    void a_watch_sees_what_came_after_its_revision_and_what_comes() throws Exception {
        created("a");
        long seen = store.revision();
        ObjectNode b = created("b");
        try (Subscription watch = store.watch(MAPS, seen).orElseThrow()) {
            store.remove(MAPS, key("b"), b, object("b"));

            assertThat(taken(watch)).containsExactly("ADDED b", "DELETED b");
        }
    }

    @Test
    void a_watch_from_before_the_kept_history_is_refused() {
        created("a");
        long seen = store.revision();
        created("b");
        created("c");
        created("d");
        assertThat(store.watch(MAPS, seen)).isPresent();

        created("e");

        assertThat(store.watch(MAPS, seen)).isEmpty();
    }

    @Test
    void the_end_wakes_a_reader_that_waits() throws Exception {
        try (Subscription watch = store.watch(MAPS, store.revision()).orElseThrow()) {
            store.endWatches();

            assertThat(watch.next(Duration.ofMinutes(1))).isNull();
            assertThat(watch.ended()).isTrue();
        }
    }
}
