package io.azurecredentials.cluster.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinSchemas;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.fixture.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {

    @ParameterizedTest(name = "{1} over {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {a: 1, b: 2}     | {a: null, c: 3}   | {b: 2, c: 3}
                    {a: {b: 1}}      | {a: {c: 2}}       | {a: {b: 1, c: 2}}
                    {a: [1, 2]}      | {a: [3]}          | {a: [3]}
                    {a: 1}           | {a: {b: null}}    | {a: {}}
                    """)
    void a_merge_patch_merges_maps_and_replaces_lists(
            String document, String patch, String result) {
        assertThat(new MergePatch(Yaml.object(patch)).applyTo(Yaml.object(document)))
                .isEqualTo(Yaml.object(result));
    }

    private static ObjectNode strategic(String document, String patch) {
        return new StrategicPatch(Yaml.object(patch), BuiltinSchemas.of(Pod.class))
                .applyTo(Yaml.object(document));
    }

    @Test
    void a_strategic_patch_merges_containers_by_name() {
        assertThat(
                        strategic(
                                "{spec: {containers: [{name: a, image: x}, {name: b, image: y}]}}",
                                "{spec: {containers: [{name: b, image: z}, {name: c, image: w}]}}"))
                .isEqualTo(
                        Yaml.object(
                                "{spec: {containers: [{name: a, image: x}, {name: b, image: z},"
                                        + " {name: c, image: w}]}}"));
    }

    @Test
    void a_strategic_patch_deletes_items_fields_and_set_values_by_directive() {
        assertThat(
                        strategic(
                                "{metadata: {finalizers: [a/a, b/b]}, spec: {nodeName: n, containers: [{name: a}, {name: b}]}}",
                                "{metadata: {$deleteFromPrimitiveList/finalizers: [a/a]}, spec: {nodeName: null, containers: [{name: a, $patch: delete}]}}"))
                .isEqualTo(
                        Yaml.object(
                                "{metadata: {finalizers: [b/b]}, spec: {containers: [{name: b}]}}"));
    }

    @Test
    void a_strategic_patch_puts_items_in_the_order_it_names() {
        assertThat(
                        strategic(
                                "{spec: {containers: [{name: a}, {name: b}, {name: c}]}}",
                                "{spec: {$setElementOrder/containers: [{name: c}, {name: a}], containers: [{name: c, image: x}]}}"))
                .isEqualTo(
                        Yaml.object(
                                "{spec: {containers: [{name: b}, {name: c, image: x}, {name: a}]}}"));
    }

    @Test
    void a_strategic_patch_replaces_by_directive() {
        assertThat(
                        strategic(
                                "{metadata: {labels: {a: b}}, spec: {containers: [{name: a}]}}",
                                "{metadata: {labels: {$patch: replace, c: d}}, spec: {containers: [{$patch: replace}, {name: z}]}}"))
                .isEqualTo(
                        Yaml.object(
                                "{metadata: {labels: {c: d}}, spec: {containers: [{name: z}]}}"));
    }

    @Test
    void a_json_patch_takes_effect_as_a_whole_or_not_at_all() {
        ObjectNode document = Yaml.object("{a: 1}");
        JsonPatch patch =
                new JsonPatch(
                        Yaml.node(
                                "[{op: replace, path: /a, value: 2}, {op: test, path: /a, value: 3}]"));

        assertThatThrownBy(() -> patch.applyTo(document))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(422));
        assertThat(document).isEqualTo(Yaml.object("{a: 1}"));
    }
}
