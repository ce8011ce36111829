package io.azurecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the manual points at within this repository is there. */
class LinksTest {
    private static final Pattern LINK =
            Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

    /** What is shown as it is typed holds no links, and no headings. */
    private static final Pattern TYPED = Pattern.compile("(?s)```.*?```");

    @TestFactory
    Stream<DynamicTest> every_link_leads_somewhere() {
        return manuals().stream()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> leadsSomewhere(it)));
    }

    private static void leadsSomewhere(Path manual) {
        assertThat(LINK.matcher(text(manual)).results().toList())
                .isNotEmpty()
                .allSatisfy(
                        link -> {
                            Path target =
                                    link.group(1).isEmpty()
                                            ? manual
                                            : manual.resolveSibling(link.group(1)).normalize();
                            assertThat(target).exists();
                            if (link.group(2) != null) {
                                assertThat(anchors(target)).contains(link.group(2));
                            }
                        });
    }

    private static List<Path> manuals() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
                    .filter(it -> it.toString().endsWith(".md"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes them: lower case, a dash for a blank, nothing for other signs. */
    private static Set<String> anchors(Path manual) {
        return HEADING.matcher(text(manual))
                .results()
                .map(
                        it ->
                                it.group(1)
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[^a-z0-9 _-]", "")
                                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path manual) {
        try {
            return TYPED.matcher(Files.readString(manual)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
