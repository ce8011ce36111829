package io.azurecredentials.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    /api/v1/namespaces/team-a/secrets/app                                   | /api/v1/namespaces/{namespace}/secrets/{name}                                       | secrets                | team-a
                    /api/v1/namespaces/team-a/secrets                                       | /api/v1/namespaces/{namespace}/secrets                                              | secrets                | team-a
                    /apis/azurecredentials.io/v1alpha1/namespaces/team-a/azureroles/r/status | /apis/azurecredentials.io/v1alpha1/namespaces/{namespace}/azureroles/{name}/status  | azureroles/status      | team-a
                    /api/v1/namespaces/api/serviceaccounts/apis/token                       | /api/v1/namespaces/{namespace}/serviceaccounts/{name}/token                         | serviceaccounts/token  | api
                    /api/v1/namespaces/team-a                                               | /api/v1/namespaces/{name}                                                           | namespaces             | -
                    /apis/authorization.k8s.io/v1/subjectaccessreviews                      | /apis/authorization.k8s.io/v1/subjectaccessreviews                                  | subjectaccessreviews   | -
                    /k8s/clusters/c-1/api/v1/namespaces/team-a/pods/p                       | /api/v1/namespaces/{namespace}/pods/{name}                                          | pods                   | team-a
                    """)
    void no_name_but_a_namespace_is_left(
            String path, String template, String resource, String namespace) {
        KubernetesPath read = KubernetesPath.of(path).orElseThrow();

        assertThat(read.template()).isEqualTo(template);
        assertThat(read.resource()).isEqualTo(resource);
        assertThat(read.namespace().orElse(null)).isEqualTo(namespace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/healthz", "/api", "/api/v1", "/apis/apps/v1", "/version"})
    void what_is_about_no_resource_is_no_span(String path) {
        assertThat(KubernetesPath.of(path)).isEmpty();
    }

    @Test
    void a_name_that_is_a_secret_does_not_stay() {
        assertThat(KubernetesPath.of("/api/v1/namespaces/n/secrets/fake-secret"))
                .hasValueSatisfying(it -> assertThat(it.toString()).doesNotContain("fake-secret"));
    }
}
