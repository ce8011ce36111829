package io.azurecredentials.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the manual points at within this repository is there. */
class LinksTest {
    private static final Pattern LINK =
            Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

    /** What is shown as it is typed holds no links, and no headings. */
    private static final Pattern TYPED = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() {
        return Pages.withSamples().stream()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> leadsSomewhere(it)));
    }

    private static void leadsSomewhere(Path page) {
        assertThat(links(page))
                .isNotEmpty()
                .allSatisfy(
                        link -> {
                            Path target = target(page, link);
                            assertThat(target).exists();
                            if (link.group(2) != null) {
                                assertThat(anchors(target)).contains(link.group(2));
                            }
                        });
    }

    /** A page that nobody can find might as well not be there. */
    @Test
    void the_readme_leads_to_every_page_and_theirs_to_every_sample() {
        assertThat(ledTo(Pages.README))
                .containsAll(Pages.all().subList(1, Pages.all().size()))
                .contains(Pages.SAMPLES_README);
        assertThat(ledTo(Pages.SAMPLES_README)).containsAll(Pages.samples());
    }

    @Test
    void the_readme_is_read_in_one_go() {
        assertThat(Pages.text(Pages.README).lines().count()).isLessThan(250);
    }

    private static List<Path> ledTo(Path page) {
        return links(page).stream().map(it -> target(page, it)).toList();
    }

    private static List<MatchResult> links(Path page) {
        return LINK.matcher(plain(page)).results().toList();
    }

    private static Path target(Path page, MatchResult link) {
        return link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
    }

    /** As GitHub makes them: lower case, a dash for a blank, nothing for other signs. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(
                        Pattern.compile("(?s)```.*?```").matcher(Pages.text(page)).replaceAll(""))
                .results()
                .map(
                        it ->
                                it.group(1)
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[^a-z0-9 _-]", "")
                                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A link's text may be typed; what is around it then stays. */
    private static String plain(Path page) {
        return TYPED.matcher(Pages.text(page)).replaceAll("x");
    }
}
