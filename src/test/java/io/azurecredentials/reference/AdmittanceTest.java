package io.azurecredentials.reference;

import static io.azurecredentials.api.v1alpha1.AllowedNamespaces.From.SELECTOR;
import static io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator.DOES_NOT_EXIST;
import static io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator.EXISTS;
import static io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator.IN;
import static io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator.NOT_IN;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.From;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.NamespaceSelector;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Operator;
import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Selectors match as in Kubernetes (Labels and Selectors, set-based requirements). */
class AdmittanceTest {
    private static final Map<String, String> LABELS = Map.of("env", "prod", "tier", "1");
    private static final Admittance ADMITTANCE = new Admittance(_ -> LABELS);

    static Stream<Arguments> requirements() {
        return Stream.of(
                Arguments.of("env", IN, List.of("test", "prod"), true),
                Arguments.of("env", IN, List.of("test"), false),
                Arguments.of("absent", IN, List.of("test"), false),
                Arguments.of("env", NOT_IN, List.of("test"), true),
                Arguments.of("env", NOT_IN, List.of("prod"), false),
                Arguments.of("absent", NOT_IN, List.of("prod"), true),
                Arguments.of("env", EXISTS, List.of(), true),
                Arguments.of("absent", EXISTS, List.of(), false),
                Arguments.of("env", DOES_NOT_EXIST, List.of(), false),
                Arguments.of("absent", DOES_NOT_EXIST, List.of(), true));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void a_requirement_looks_at_one_label(
            String key, Operator operator, List<String> values, boolean admitted) {
        NamespaceSelector selector =
                new NamespaceSelector(null, List.of(new Requirement(key, operator, values)));

        assertThat(admits(selector)).isEqualTo(admitted);
    }

    @Test
    void all_that_a_selector_says_must_hold() {
        Requirement holds = new Requirement("tier", EXISTS, null);
        Requirement fails = new Requirement("tier", DOES_NOT_EXIST, null);

        assertThat(admits(new NamespaceSelector(Map.of("env", "prod"), List.of(holds)))).isTrue();
        assertThat(admits(new NamespaceSelector(Map.of("env", "test"), List.of(holds)))).isFalse();
        assertThat(admits(new NamespaceSelector(Map.of("env", "prod"), List.of(fails)))).isFalse();
        assertThat(admits(new NamespaceSelector(null, null))).isTrue();
    }

    @Test
    void labels_are_asked_for_only_where_a_selector_needs_them() {
        Admittance blind =
                new Admittance(
                        _ -> {
                            throw new AssertionError("nobody needs these");
                        });

        assertThat(blind.admits(null, "a", "b")).isFalse();
        assertThat(blind.admits(new AllowedNamespaces(From.ALL, null), "a", "b")).isTrue();
        assertThat(blind.admits(new AllowedNamespaces(SELECTOR, null), "a", "a")).isTrue();
    }

    @Test
    void where_selectors_do_not_count_they_admit_nobody_and_whoever_wrote_them_is_told() {
        Admittance unselecting = new Admittance(_ -> LABELS, false);
        AllowedNamespaces selector =
                new AllowedNamespaces(SELECTOR, new NamespaceSelector(null, null));

        assertThat(unselecting.admits(selector, "home", "guest")).isFalse();
        assertThat(unselecting.given(LABELS).admits(selector, "home", "guest")).isFalse();
        assertThat(unselecting.admits(selector, "home", "home")).isTrue();
        assertThat(unselecting.admits(new AllowedNamespaces(From.ALL, null), "home", "guest"))
                .isTrue();
        assertThat(unselecting.obstacle(selector))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it).isInstanceOf(Problem.UserError.class);
                            assertThat(it.reason()).isEqualTo(Reason.SELECTOR_UNAVAILABLE);
                            assertThat(it.message()).contains("from: Same", "from: All");
                        });
    }

    @Test
    void where_selectors_count_nothing_is_in_the_way_of_them() {
        assertThat(ADMITTANCE.obstacle(new AllowedNamespaces(SELECTOR, null))).isEmpty();
        assertThat(new Admittance(_ -> LABELS, false).obstacle(null)).isEmpty();
        assertThat(
                        new Admittance(_ -> LABELS, false)
                                .obstacle(new AllowedNamespaces(From.ALL, null)))
                .isEmpty();
    }

    private static boolean admits(NamespaceSelector selector) {
        return ADMITTANCE.admits(new AllowedNamespaces(SELECTOR, selector), "home", "guest");
    }
}
