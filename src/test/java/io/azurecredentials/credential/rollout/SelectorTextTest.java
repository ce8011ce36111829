package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
