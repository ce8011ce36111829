package io.azurecredentials.cluster.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {

    private static final ObjectNode OBJECT =
            Yaml.object(
                    "{metadata: {name: n, labels: {a: x, b: '5', example.test/c: ''}}, type: Opaque}");

    private static final ResourceType SECRETS =
            BuiltinTypes.all(Strategy.NONE, Strategy.NONE, Strategy.NONE).stream()
                    .filter(t -> t.names().plural().equals("secrets"))
                    .findFirst()
                    .orElseThrow();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a=x                  | true
                    a==y                 | false
                    a!=y                 | true
                    none!=y              | true
                    a in (x, y)          | true
                    a notin (x,y)        | false
                    none notin (x)       | true
                    none in (x)          | false
                    a                    | true
                    !a                   | false
                    !none                | true
                    example.test/c       | true
                    example.test/c=      | true
                    a=x,b=5              | true
                    a=x,b in (6,7)       | false
                    b>4                  | true
                    b<4                  | false
                    a>4                  | false
                    """)
    void labels_are_selected(String selector, boolean selected) {
        assertThat(LabelSelector.parse(selector).test(OBJECT)).isEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a in x", "=x", "a in (x", "a ~ b"})
    void what_is_no_selector_is_refused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .hasMessageStartingWith("unable to parse requirement");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "metadata.name=n, true",
        "metadata.name!=n, false",
        "type==Opaque, true",
        "'metadata.name=n,type=Other', false"
    })
    void fields_are_selected(String selector, boolean selected) {
        assertThat(FieldSelector.parse(selector, SECRETS).test(OBJECT)).isEqualTo(selected);
    }

    @Test
    void other_fields_are_not_selectable() {
        assertThatThrownBy(() -> FieldSelector.parse("data.a=b", SECRETS))
                .hasMessage("field label not supported: data.a");
    }
}
