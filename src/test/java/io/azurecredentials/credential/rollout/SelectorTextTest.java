package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTextTest {

    @Test
    void labels_stand_in_a_fixed_order() {
        assertThat(SelectorText.of(new Selector(Map.of("tier", "web", "app", "shop"), null)))
                .isEqualTo("app=shop,tier=web");
    }

    @Test
    void each_operator_is_written_as_kubectl_takes_it() {
        Selector selector =
                new Selector(
                        Map.of("app", "shop"),
                        List.of(
                                new Requirement("tier", Operator.IN, List.of("web", "api")),
                                new Requirement("zone", Operator.NOT_IN, List.of("b")),
                                new Requirement("azure", Operator.EXISTS, null),
                                new Requirement("canary", Operator.DOES_NOT_EXIST, null)));

        assertThat(SelectorText.of(selector))
                .isEqualTo("app=shop,tier in (web,api),zone notin (b),azure,!canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app              | shop         | true",
                "app              | ''           | true",
                "example.com/app  | shop_1.2     | true",
                "app              | my shop      | false",
                "app              | web,tier     | false",
                "app              | -web         | false",
                "Example.com/app  | shop         | false",
                "a/b/c            | shop         | false",
                "''               | shop         | false",
            })
    void what_no_label_can_be_is_told(String key, String value, boolean good) {
        assertThat(SelectorText.problem(new Selector(Map.of(key, value), null)).isEmpty())
                .isEqualTo(good);
        assertThat(
                        SelectorText.problem(
                                        new Selector(
                                                null,
                                                List.of(
                                                        new Requirement(
                                                                key, Operator.IN, List.of(value)))))
                                .isEmpty())
                .isEqualTo(good);
    }
}
