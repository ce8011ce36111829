package io.azurecredentials.cluster.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRuleTest {

    private static PolicyRule rule(String yaml) {
        return PolicyRule.of(Yaml.object("{" + yaml + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiGroups: [''], resources: [pods], verbs: [get] | true",
                "apiGroups: ['*'], resources: ['*'], verbs: ['*'] | true",
                "apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [p] | true",
                "apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [q] | false",
                "apiGroups: [''], resources: [pods], verbs: [list] | false",
                "apiGroups: [apps], resources: [pods], verbs: [get] | false",
                "apiGroups: [''], resources: [pods/log], verbs: [get] | false",
                "nonResourceURLs: ['*'], verbs: [get] | false"
            })
    void it_allows_to_get_the_pod_p(String yaml, boolean allowed) {
        Attributes get = new Attributes("get", "", "v1", "pods", "", "n", "p", "");

        assertThat(rule(yaml).allows(get)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"pods, false", "pods/log, true", "'*/log', true", "'*', true", "pods/*, false"})
    void a_subresource_is_a_resource_of_its_own(String resource, boolean allowed) {
        PolicyRule rule = rule("apiGroups: [''], resources: ['" + resource + "'], verbs: [get]");

        assertThat(rule.allows(new Attributes("get", "", "v1", "pods", "log", "n", "p", "")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"/api, true", "/api/*, false", "'/*', true", "/apis, false", "'/ap*', true"})
    void a_path_may_end_in_a_star(String path, boolean allowed) {
        PolicyRule rule = rule("nonResourceURLs: ['" + path + "'], verbs: [get]");

        assertThat(rule.allows(new Attributes("get", "", "", "", "", "", "", "/api")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiGroups: [''], resources: [pods], verbs: [get, list] | true",
                "apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [p] | false",
                "apiGroups: [''], resources: ['*'], verbs: ['*'] | true",
                "apiGroups: ['*'], resources: [secrets], verbs: ['*'] | false"
            })
    void it_covers_getting_all_pods(String yaml, boolean covered) {
        PolicyRule wanted = rule("apiGroups: [''], resources: [pods], verbs: [get]");

        assertThat(rule(yaml).covers(wanted.atoms().getFirst())).isEqualTo(covered);
    }
}
