package io.azurecredentials.cluster.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.cluster.access.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredAuthenticationTest {
    private static final String WHOLE =
            """
            apiVersion: apiserver.config.k8s.io/v1beta1
            kind: AuthenticationConfiguration
            jwt:
              - issuer:
                  url: https://issuer.example
                  audiences: [kubernetes]
                claimMappings:
                  username: {claim: sub, prefix: ""}
                  groups: {claim: groups, prefix: ""}
                userValidationRules:
                  - expression: "user.username.startsWith('ours:')"
            """;

    @TempDir Path folder;

    @Test
    void a_token_of_another_issuer_is_nobodys() throws IOException {
        assertThat(read(WHOLE))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.holder("fake", List.of("any"))).isEmpty();
                            assertThat(it.holder(foreign(), List.of("any"))).isEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://issuer|http://issuer|scheme must be https",
                "https://issuer.example|https://kubernetes.default.svc.cluster.local|own",
                "[kubernetes]|[]|audiences",
                "[kubernetes]|[a, b]|audienceMatchPolicy",
                "config.k8s.io/v1beta1|config.k8s.io/v1alpha2|v1beta1",
                "{claim: sub, prefix: \"\"}|{claim: sub}|username.prefix",
                "{claim: groups, prefix: \"\"}|{claim: groups}|groups.prefix",
                "startsWith('ours:')|begins('ours:')|begins"
            })
    void what_an_api_server_would_not_start_with_is_refused(
            String right, String wrong, String sentence) {
        assertThat(WHOLE).contains(right);
        assertThatThrownBy(() -> read(WHOLE.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void what_is_not_known_is_refused() {
        assertThatThrownBy(() -> read(WHOLE.replace("audiences:", "audience:")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_expression_says_who_may_be_a_user() {
        UserExpression ours =
                UserExpression.compile(
                        "user.username.startsWith('ours:')"
                                + " && user.groups.all(it, it.startsWith('group:'))");

        assertThat(ours.holdsFor(new User("ours:a", "", List.of("group:b")))).isTrue();
        assertThat(ours.holdsFor(new User("system:admin", "", List.of()))).isFalse();
        assertThat(ours.holdsFor(new User("ours:a", "", List.of("system:masters")))).isFalse();
    }

    private List<IssuerTokens> read(String text) throws IOException {
        return StructuredAuthentication.read(
                Files.writeString(folder.resolve("authentication.yaml"), text));
    }

    private static String foreign() {
        return SigningKey.generate().sign(Map.of("iss", "https://other.example"));
    }
}
