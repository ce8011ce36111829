package io.azurecredentials.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final String ONE =
            "{\"interactions\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://graph.microsoft.com/v1.0/groups\"},\"response\":{\"status\":200}}]}";

    @TempDir Path directory;

    @Test
    void recordings_are_found_however_deep_they_lie() throws IOException {
        write("a.json", ONE);
        write("x/y/z/b.json", "\uFEFF" + ONE);

        Recordings found = Recordings.under(directory);

        assertThat(found.scenarios()).extracting(Scenario::name).containsExactly("a", "b");
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void other_files_among_them_do_no_harm() throws IOException {
        write("README.md", "# not a recording");
        write("notes.txt", "");
        write("cassette.yaml", "interactions: []");
        write("INDEX.json", "[{\"file\":\"a.json\"}]");
        write("empty.json", "{}");
        write("text.json", "\"text\"");
        Files.createDirectories(directory.resolve("folder.json"));

        Recordings found = Recordings.under(directory);

        assertThat(found.scenarios()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void a_file_that_is_no_json_is_named_and_passed_over() throws IOException {
        write("broken.json", "{\"interactions\":[");
        write("bytes.json", "\u0000\u0001");
        write("good.json", ONE);

        Recordings found = Recordings.under(directory);

        assertThat(found.scenarios()).hasSize(1);
        assertThat(found.unreadable()).hasSize(2).first().asString().contains("broken.json");
    }

    @Test
    void a_directory_that_is_empty_or_missing_has_none() {
        assertThat(Recordings.under(directory).scenarios()).isEmpty();
        assertThat(Recordings.under(directory.resolve("nowhere")).scenarios()).isEmpty();
    }

    @Test
    void an_interaction_without_a_number_is_counted_by_its_place() throws IOException {
        write("a.json", ONE);

        Scenario only = Recordings.under(directory).scenarios().getFirst();

        assertThat(only.interactions().getFirst().n()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
