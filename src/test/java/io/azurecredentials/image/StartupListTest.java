package io.azurecredentials.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartupListTest {
    private static final String OWN = "io/azurecredentials/";
    private static final String WITH_LAMBDA = "io/azurecredentials/image/StartupListTest";
    private static final String WITHOUT = "io/azurecredentials/image/SystemFiles";

    /** Of ours that were there when it was written; with fewer it is time to write it anew. */
    private static final double ENOUGH = 0.8;

    @Test
    void what_was_written_down_is_read_again() {
        StartupList list = StartupList.parse(List.of("a/A", "a/B linked"));

        assertThat(list.classes()).containsExactly(Map.entry("a/A", false), Map.entry("a/B", true));
        assertThat(StartupList.parse(list.text())).isEqualTo(list);
    }

    @Test
    void a_class_that_is_gone_is_left_out() throws IOException {
        StartupList list = StartupList.parse(List.of("gone/Class linked", WITHOUT));

        assertThat(list.forJvm(present())).containsExactly(WITHOUT);
    }

    @Test
    void where_something_is_linked_the_JVM_is_told_the_entries() throws IOException {
        StartupList list = StartupList.parse(List.of(WITHOUT, WITH_LAMBDA + " linked"));

        assertThat(list.forJvm(present()))
                .startsWith(WITHOUT.compareTo(WITH_LAMBDA) < 0 ? WITHOUT : WITH_LAMBDA)
                .last()
                .asString()
                .matches("@cp " + WITH_LAMBDA + "( \\d+)+ ");
    }

    @Test
    void of_what_the_JVM_lists_names_stay_and_whether_something_was_linked() throws IOException {
        List<String> told = StartupList.parse(List.of(WITH_LAMBDA + " linked")).forJvm(present());
        Stream<String> lines =
                Stream.of(
                        "# a comment",
                        WITH_LAMBDA + " id: 7",
                        WITHOUT + " id: 8",
                        "unknown/Class id: 9",
                        told.getLast());

        assertThat(StartupList.ofJvm(lines, present()).text())
                .containsExactly(WITH_LAMBDA + " linked", WITHOUT);
    }

    @Test
    void most_of_ours_on_the_shipped_list_are_still_there() throws IOException {
        List<String> ours =
                StartupList.parse(
                                Files.readAllLines(
                                        Path.of("src/test/resources/image/startup-classes.txt")))
                        .classes()
                        .keySet()
                        .stream()
                        .filter(it -> it.startsWith(OWN))
                        .toList();
        long there =
                ours.stream()
                        .filter(it -> ClassLoader.getSystemResource(it + ".class") != null)
                        .count();

        assertThat((double) there / ours.size())
                .as("if not: mvn -q package -Pimage -Dtrain")
                .isGreaterThan(ENOUGH);
    }

    private static Map<String, byte[]> present() throws IOException {
        return Map.of(WITH_LAMBDA, bytes(WITH_LAMBDA), WITHOUT, bytes(WITHOUT));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }
}
