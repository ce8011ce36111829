package io.azurecredentials.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.LatencyProfile;
import io.azurecredentials.emulator.world.Quirk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever adds a means of the emulator has to tell strangers of it. */
@Learned(own = true)
class ManualTest {
    private static final Path CONTROL =
            Path.of("src/test/java/io/azurecredentials/emulator/control/ControlServer.java");

    private final String page = page();

    @Test
    void every_control_path_is_explained() throws IOException {
        List<String> paths =
                Pattern.compile("case \"([A-Z]+ /_emulator/\\w+)\"")
                        .matcher(Files.readString(CONTROL))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(paths).hasSize(8);
        assertThat(page).contains(paths);
    }

    @Test
    void every_fault_every_profile_and_every_switch_is_named() {
        assertThat(page)
                .contains(Arrays.stream(FaultKind.values()).map(FaultKind::wireName).toList())
                .contains(Arrays.stream(Quirk.values()).map(Quirk::key).toList())
                .contains(
                        Arrays.stream(LatencyProfile.values())
                                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/emulator.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
