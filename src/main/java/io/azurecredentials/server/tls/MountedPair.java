package io.azurecredentials.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pair in a folder, such as a mounted Secret. Its two files are not replaced at one instant
 * everywhere: two that do not belong together are told of only when they are found so twice.
 */
final class MountedPair implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(MountedPair.class);

    private final Path folder;
    private Texts inForce = Texts.NONE;
    private Texts broken = Texts.NONE;
    private boolean told;

    MountedPair(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Pair> look(Instant now) {
        Texts found = read();
        if (found.equals(inForce)) {
            return Optional.empty();
        }
        Optional<Pair> pair = Pem.pair(found.certificates(), found.key()).filter(Pair::isUsable);
        if (pair.isPresent()) {
            inForce = found;
        } else {
            tell(found);
        }
        return pair;
    }

    private void tell(Texts found) {
        if (!found.equals(broken)) {
            told = false;
        } else if (!told) {
            told = true;
            LOG.atWarn()
                    .log("HTTP_TLS_DIR holds no certificate with its key; the one before stays");
        }
        broken = found;
    }

    private Texts read() {
        try {
            return new Texts(
                    Files.readString(folder.resolve("tls.crt")),
                    Files.readString(folder.resolve("tls.key")));
        } catch (IOException _) {
            return Texts.NONE;
        }
    }

    /** What the two files hold. */
    private record Texts(String certificates, String key) {
        static final Texts NONE = new Texts("", "");

        @Override
        public String toString() {
            return "***";
        }
    }
}
