package io.azurecredentials.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependentsTest {
    private static final String ISSUER =
            "issuer: {tenantID: t, configNamespace: n, configName: c, configUID: u}";
    private static final String APPLICATION = "{epoch: 1, uniqueName: a}";

    @Test
    void what_was_never_issued_holds_nothing() {
        assertThat(Dependents.isAlive(new AzureCredential())).isFalse();
        assertThat(Dependents.isAlive(credential("observedGeneration: 1"))).isFalse();
    }

    @Test
    void what_was_meant_to_be_issued_holds_what_it_was_issued_through() {
        assertThat(Dependents.isAlive(credential(ISSUER))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application: %s", "supersededApplications: [%s]"})
    void what_has_ended_holds_it_until_nothing_of_it_is_left(String left) {
        String ended = ISSUER + ", endedAt: 2026-03-01T12:00:00Z";

        assertThat(Dependents.isAlive(credential(ended + ", " + left.formatted(APPLICATION))))
                .isTrue();
        assertThat(Dependents.isAlive(credential(ended))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing recorded yet | '' | reader",
                "of before that was said | application: {epoch: 1, uniqueName: a} | reader",
                "from the one | application: {epoch: 1, uniqueName: a, role: team/writer} | writer",
                "in its overlap | supersededApplications: [{epoch: 1, uniqueName: a, role:"
                        + " team/writer}] | writer",
            })
    void what_a_role_is_held_by_is_what_was_made_for_it(String why, String made, String role) {
        AzureCredential credential =
                credential(ISSUER + (made == null || made.isEmpty() ? "" : ", " + made));
        credential.getMetadata().setNamespace("team");

        for (String each : List.of("reader", "writer")) {
            NamespacedName name = new NamespacedName("team", each);
            assertThat(Dependents.isIssuedFrom(credential, name))
                    .as(why)
                    .isEqualTo(each.equals(role));
            assertThat(Dependents.refersTo(credential, name))
                    .as(why)
                    .isEqualTo(each.equals(role) || each.equals("reader"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "configRef: {name: a} | team/a",
                "configRef: {name: a}, login: {} | team/a",
                "configRef: {name: a}, login: {configRef: {name: a}} | team/a",
                "configRef: {name: a}, login: {configRef: {name: b}} | team/a team/b",
                "configRef: {name: a, namespace: n}, login: {configRef: {name: a}} | n/a team/a",
            })
    void a_role_names_the_config_of_its_credentials_and_that_of_its_logins(
            String spec, String names) {
        AzureRole role =
                Serialization.unmarshal(
                        "apiVersion: azurecredentials.io/v1alpha1\nkind: AzureRole\nmetadata: {namespace: team}\nspec: {%s}"
                                .formatted(spec),
                        AzureRole.class);

        assertThat(Dependents.configsOf(role))
                .extracting(NamespacedName::toString)
                .containsExactlyInAnyOrder(names.split(" "));
        assertThat(Dependents.refersTo(role, new NamespacedName("team", "b")))
                .isEqualTo(names.contains("team/b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing is left | '' | u",
                "of before that was said | application: {epoch: 1, uniqueName: a} | u",
                "in the middle of a move | application: {epoch: 2, uniqueName: b},"
                        + " supersededApplications: [{epoch: 1, uniqueName: a, %s}] | u,v",
                "after a move | application: {epoch: 1, uniqueName: a, %s} | v",
            })
    void a_config_is_held_by_what_was_made_through_it_and_is_not_gone(
            String why, String made, String held) {
        String other = "issuer: {tenantID: t, configNamespace: n, configName: d, configUID: v}";
        AzureCredential credential =
                credential(
                        ISSUER
                                + (made == null || made.isEmpty()
                                        ? ""
                                        : ", " + made.formatted(other)));

        for (String uid : List.of("u", "v", "w")) {
            AzureConfig config = new AzureConfig();
            config.getMetadata().setUid(uid);
            assertThat(Dependents.isIssuedThrough(credential, config))
                    .as(why)
                    .isEqualTo(List.of(held.split(",")).contains(uid));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | ConfigMap a",
                "b,a | ConfigMap a, ConfigMap b",
                "c,b,a | ConfigMap a, ConfigMap b, ConfigMap c",
                "d,c,b,a | ConfigMap a, ConfigMap b, ConfigMap c and 1 more",
                "e,d,c,b,a | ConfigMap a, ConfigMap b, ConfigMap c and 2 more"
            })
    void a_few_are_named_and_the_others_counted(String names, String text) {
        List<ConfigMap> objects =
                Stream.of(names.split(",")).map(it -> object("team", it)).toList();

        assertThat(Dependents.named(objects, "team")).isEqualTo(text);
    }

    @Test
    void those_of_other_namespaces_say_so() {
        assertThat(Dependents.named(List.of(object("elsewhere", "a")), "team"))
                .isEqualTo("ConfigMap a in namespace elsewhere");
    }

    private static ConfigMap object(String namespace, String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build();
    }

    private static AzureCredential credential(String status) {
        return Serialization.unmarshal(
                "apiVersion: azurecredentials.io/v1alpha1\nkind: AzureCredential\nspec: {roleRef: {name: reader}}\nstatus: {%s}"
                        .formatted(status),
                AzureCredential.class);
    }
}
