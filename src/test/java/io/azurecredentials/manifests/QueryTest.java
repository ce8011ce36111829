package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.manifests.Query.Matcher;
import io.azurecredentials.manifests.Query.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void every_metric_is_seen_with_what_its_labels_must_be() {
        Query query =
                new Query(
                        """
                        sum by (kind) (rate(one_total{result=~"a|b",kind!="c"}[15m])) / 2 > 0.5
                        unless on (name, kind) max(two) > time() or vector(0)
                        """);

        assertThat(query.selectors())
                .containsExactly(
                        new Selector(
                                "one_total",
                                List.of(
                                        new Matcher("result", "=~", "a|b"),
                                        new Matcher("kind", "!=", "c"))),
                        new Selector("two", List.of()));
        assertThat(query.groupings()).containsExactly("kind", "name");
    }

    @Test
    void a_function_that_nobody_knows_is_not_taken_for_anything_else() {
        assertThatThrownBy(() -> new Query("summ(one)").selectors())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void labels_fit_or_do_not() {
        Selector selector =
                new Query("one{a=\"x\",b!=\"x\",c=~\"x|y\",d!~\"x|y\"}").selectors().getFirst();

        assertThat(selector.fits(Map.of("a", "x", "b", "y", "c", "y", "d", "z"))).isTrue();
        assertThat(selector.fits(Map.of("a", "y", "b", "y", "c", "y", "d", "z"))).isFalse();
        assertThat(selector.fits(Map.of("a", "x", "b", "x", "c", "y", "d", "z"))).isFalse();
        assertThat(selector.fits(Map.of("a", "x", "b", "y", "c", "z", "d", "z"))).isFalse();
        assertThat(selector.fits(Map.of("a", "x", "b", "y", "c", "y", "d", "y"))).isFalse();
    }
}
