package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.process.Installation;
import io.azurecredentials.testcluster.LocalOnly;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator at work asks for all that it may do, and for nothing else. */
class PermissionsIT {
    @TempDir Path folder;

    @Test
    @LocalOnly("other servers keep no such journal")
    void every_permission_is_used_and_none_is_missing() {
        try (Installation installation = Installation.start(folder)) {
            Everyday.live(installation, Map.of());

            assertThat(Everyday.asked(installation)).noneMatch(it -> it.status() == 403);
            assertThat(Permission.withoutGetOfListed(Everyday.used(installation)))
                    .isEqualTo(
                            Permission.withoutGetOfListed(Permission.given(Shipped.boundRoles())));
        }
    }
}
