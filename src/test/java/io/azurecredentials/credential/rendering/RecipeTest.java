package io.azurecredentials.credential.rendering;

import static io.azurecredentials.credential.rendering.LayoutTest.VALUES;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
    private static Recipe template(String text) {
        return recipe(Set.of(), Map.of("file", text));
    }

    private static Recipe recipe(Set<Layout> layouts, Map<String, String> templates) {
        return new Recipe("Opaque", layouts, templates, Map.of(), Map.of());
    }

    private static String rendered(String text) {
        return Objects.requireNonNull(template(text).render(VALUES).get("file")).reveal();
    }

    private static Problem refusal(Recipe recipe) {
        return ((Answer.Refused<Recipe>) recipe.checked()).problem();
    }

    @Test
    void a_template_is_filled_with_the_values_as_they_are() {
        assertThat(
                        rendered(
                                """
                                [default]
                                client={{client_id}}
                                secret="{{client_secret}}"
                                {{#tenant_id}}tenant={{{tenant_id}}}{{/tenant_id}}{{^subscription_id}}none{{/subscription_id}}
                                {{! nobody sees this }}"""))
                .isEqualTo(
                        """
                        [default]
                        client=client
                        secret="not-a-"real"-secret"
                        tenant=tenant
                        """);
    }

    @Test
    void formats_and_templates_stand_side_by_side() {
        Recipe both = recipe(Set.of(Layout.VAULT), Map.of("file", "{{client_id}}"));

        assertThat(both.checked()).isEqualTo(Answer.given(both));
        assertThat(both.render(VALUES))
                .containsOnlyKeys(
                        "client_id", "client_secret", "tenant_id", "subscription_id", "file");
    }

    @Test
    void without_formats_there_is_what_the_templates_say_and_nothing_else() {
        assertThat(template("x").render(VALUES)).containsOnlyKeys("file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {{clientId}}             | {{clientId}}
                    {{client_id.class}}      | {{client_id.class}}
                    {{client_secret.bytes}}  | {{client_secret.bytes}}
                    {{.}}                    | {{.}}
                    {{this}}                 | {{this}}
                    {{#a}}{{/a}}             | {{a}}
                    {{^a}}{{/a}}             | {{a}}
                    {{#client_id}}{{length}}{{/client_id}} | {{length}}
                    """)
    void a_template_reaches_nothing_but_the_four_values(String text, String named) {
        assertThat(refusal(template(text)))
                .isEqualTo(
                        new Problem.UserError(
                                Reason.INVALID_SPEC,
                                "secret.template[file] names "
                                        + named
                                        + "; write one of client_id, client_secret, tenant_id, subscription_id."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{client_id",
                "{{#client_id}}",
                "{{/client_id}}",
                "{{=a b c=}}",
                "{{}}",
                "{{> /etc/passwd}}",
                "{{<a}}{{/a}}",
                "{{$a}}{{/a}}"
            })
    void what_is_no_template_is_refused_in_our_words(String text) {
        assertThat(refusal(template(text)).message())
                .startsWith("secret.template[file] ")
                .doesNotContain("Exception", "@");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        Recipe bad =
                recipe(
                        Set.of(Layout.VAULT),
                        Map.of("client_id", "{{x}}", "other", "{{", "fine", "{{tenant_id}}"));

        assertThat(refusal(bad).message())
                .isEqualTo(
                        "secret.template[client_id] has a key that one of secret.formats fills; write another key, or leave that format out."
                                + " secret.template[client_id] names {{x}}; write one of client_id, client_secret, tenant_id, subscription_id."
                                + " secret.template[other] is no Mustache template: every {{ needs its }}, every {{#name}} its {{/name}}; other templates cannot be included.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "..x", ".", "a b", "", "ä"})
    void a_key_that_no_secret_can_have_is_refused(String key) {
        assertThat(refusal(recipe(Set.of(), Map.of(key, "x"))).message())
                .isEqualTo(
                        "secret.template["
                                + key
                                + "] is no key of a Secret: write letters, digits, '-', '_' and '.', such as config.ini.");
    }

    @ParameterizedTest
    @ValueSource(strings = {".dockerconfigjson", "a", "config.ini", "_", "A-b_c.d"})
    void a_key_that_a_secret_can_have_is_taken(String key) {
        assertThat(recipe(Set.of(), Map.of(key, "x")).checked()).isInstanceOf(Answer.Given.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a/", "/a", "A.example/a", "a/b/c", "a b", "example.com/-"})
    void labels_and_annotations_that_cannot_be_are_refused(String key) {
        Recipe bad = new Recipe("Opaque", Set.of(), Map.of(), Map.of(key, "x"), Map.of(key, "x"));

        assertThat(refusal(bad).message())
                .contains("secret.labels[" + key + "] is no key", "secret.annotations[" + key);
    }

    @Test
    void labels_and_annotations_that_can_be_are_taken() {
        Map<String, String> fine = Map.of("team", "", "example.com/a_b.c", "x", "A", "x");
        Recipe recipe = new Recipe("Opaque", Set.of(), Map.of(), fine, fine);

        assertThat(recipe.checked()).isEqualTo(Answer.given(recipe));
    }

    @Test
    void recipes_that_differ_have_different_shapes() {
        Map<String, String> none = Map.of();
        List<Recipe> recipes =
                List.of(
                        new Recipe("Opaque", Set.of(), none, none, none),
                        new Recipe("example.com/azure", Set.of(), none, none, none),
                        new Recipe("Opaque", Set.of(Layout.VAULT), none, none, none),
                        new Recipe(
                                "Opaque", Set.of(Layout.VAULT, Layout.TERRAFORM), none, none, none),
                        new Recipe("Opaque", Set.of(), Map.of("a", "b"), none, none),
                        new Recipe("Opaque", Set.of(), Map.of("a", "b, c=d"), none, none),
                        new Recipe("Opaque", Set.of(), Map.of("a", "b", "c", "d"), none, none),
                        new Recipe("Opaque", Set.of(), none, Map.of("a", "b"), none),
                        new Recipe("Opaque", Set.of(), none, none, Map.of("a", "b")));

        assertThat(recipes.stream().map(Recipe::shape)).doesNotHaveDuplicates();
        assertThat(recipe(Set.of(), Map.of("a", "1", "b", "2")).shape())
                .isEqualTo(recipe(Set.of(), Map.of("b", "2", "a", "1")).shape())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void a_long_name_is_cut() {
        assertThat(refusal(template("{{" + "n".repeat(5_000) + "}}")).message().length())
                .isLessThan(300);
    }
}
