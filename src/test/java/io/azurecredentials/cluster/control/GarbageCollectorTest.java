package io.azurecredentials.cluster.control;

import static io.azurecredentials.cluster.fixture.QuietCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.write.DeleteOptions;
import io.azurecredentials.cluster.write.DeleteOptions.Propagation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbageCollectorTest {

    private final QuietCluster cluster = new QuietCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static ObjectNode secretOf(String name, ObjectNode... owners) {
        ObjectNode secret =
                Yaml.object("{apiVersion: v1, kind: Secret, metadata: {name: %s}}".formatted(name));
        var references = Metadata.of(secret).node().putArray("ownerReferences");
        for (ObjectNode owner : owners) {
            references
                    .addObject()
                    .put("apiVersion", "example.test/v1")
                    .put("kind", "Widget")
                    .put("name", Metadata.of(owner).name())
                    .put("uid", Metadata.of(owner).uid())
                    .put("blockOwnerDeletion", true);
        }
        return secret;
    }

    private static DeleteOptions by(Propagation propagation) {
        return new DeleteOptions(propagation, "", "");
    }

    @Test
    void what_is_owned_goes_after_its_owner() {
        ObjectNode owner = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode owned = cluster.create(secretOf("s", owner));

        cluster.delete(owner, by(Propagation.BACKGROUND));

        assertThat(cluster.find(owner)).isEmpty();
        eventually(() -> cluster.find(owned).isEmpty());
    }

    @Test
    void what_has_another_owner_forgets_the_one_that_is_gone() {
        ObjectNode first = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode second = cluster.create(Widgets.widget("b", "{size: 1}"));
        ObjectNode owned = cluster.create(secretOf("s", first, second));

        cluster.delete(first, by(Propagation.BACKGROUND));

        eventually(() -> Metadata.of(cluster.find(owned).orElseThrow()).owners().size() == 1);
    }

    @Test
    void what_names_an_owner_that_never_was_is_deleted() {
        ObjectNode ghost = Widgets.widget("ghost", "{size: 1}");
        Metadata.of(ghost).node().put("uid", "00000000-0000-0000-0000-000000000000");

        ObjectNode owned = cluster.create(secretOf("s", ghost));

        eventually(() -> cluster.find(owned).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"name, b", "kind, ConfigMap", "apiVersion, v1"})
    void what_names_its_owner_wrongly_is_deleted_though_the_uid_is_right(
            String field, String value) {
        ObjectNode owner = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode owned = secretOf("s", owner);
        ((ObjectNode) owned.at("/metadata/ownerReferences/0")).put(field, value);

        cluster.create(owned);

        eventually(() -> cluster.find(owned).isEmpty());
    }

    @Test
    void what_lies_in_no_namespace_is_not_collected_for_an_owner_that_lies_in_one() {
        ObjectNode owner = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode role =
                Yaml.object(
                        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}}");
        Metadata.of(role)
                .node()
                .set(
                        "ownerReferences",
                        Metadata.of(secretOf("s", owner)).node().get("ownerReferences"));
        ObjectNode owned = cluster.create(secretOf("s", owner));
        cluster.create(role);

        cluster.delete(owner, by(Propagation.BACKGROUND));

        eventually(() -> cluster.find(owned).isEmpty());
        assertThat(cluster.find(role)).isPresent();
    }

    @Test
    void a_namespace_tells_what_it_still_waits_for() {
        ObjectNode team =
                cluster.create(
                        Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: team}}"));
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).node().put("namespace", "team");
        Metadata.of(widget).setFinalizers(List.of("example.test/hold"));
        cluster.create(widget);

        cluster.delete(team, by(Propagation.BACKGROUND));

        eventually(
                () ->
                        cluster.find(team)
                                .orElseThrow()
                                .path("status")
                                .toString()
                                .contains(
                                        "finalizers remaining: example.test/hold in 1 resource instances"));
        assertThat(cluster.find(team).orElseThrow().path("status").toString())
                .contains("Some resources are remaining: widgets.example.test has 1 resource");
        cluster.patch(widget, "", "{metadata: {finalizers: null}}");
        eventually(() -> cluster.find(team).isEmpty());
    }

    @Test
    void orphans_stay_and_forget_their_owner() {
        ObjectNode owner = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode owned = cluster.create(secretOf("s", owner));

        cluster.delete(owner, by(Propagation.ORPHAN));

        eventually(() -> cluster.find(owner).isEmpty());
        assertThat(Metadata.of(cluster.find(owned).orElseThrow()).owners()).isEmpty();
    }

    @Test
    void in_foreground_the_owner_waits_for_what_it_owns() {
        ObjectNode owner = cluster.create(Widgets.widget("a", "{size: 1}"));
        ObjectNode owned = secretOf("s", owner);
        Metadata.of(owned).setFinalizers(List.of("example.test/hold"));
        cluster.create(owned);

        cluster.delete(owner, by(Propagation.FOREGROUND));
        eventually(() -> Metadata.of(cluster.find(owned).orElseThrow()).deleting());
        boolean ownerWaits = cluster.find(owner).isPresent();
        cluster.patch(owned, "", "{metadata: {finalizers: null}}");

        assertThat(ownerWaits).isTrue();
        eventually(() -> cluster.find(owner).isEmpty());
    }

    @Test
    void a_definition_waits_for_its_objects_and_takes_its_kind_along() {
        ObjectNode definition = Yaml.object(Widgets.DEFINITION);
        ObjectNode widget = Widgets.widget("a", "{size: 1}");
        Metadata.of(widget).setFinalizers(List.of("example.test/hold"));
        cluster.create(widget);

        cluster.delete(definition, by(Propagation.BACKGROUND));
        eventually(() -> Metadata.of(cluster.find(widget).orElseThrow()).deleting());
        cluster.patch(widget, "", "{metadata: {finalizers: null}}");

        eventually(() -> cluster.find(definition).isEmpty());
    }
}
