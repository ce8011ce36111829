package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Texts that nobody else may see, and whether somebody does: whole, their beginning or end, a
 * segment of a token, and encoded.
 */
final class Secrets {
    /** Shorter than any secret, and too long to stand somewhere by chance. */
    private static final int TELLING = 16;

    private final Map<String, String> pieces = new ConcurrentHashMap<>();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();

    /**
     * Adds one; what is too short to be recognised is no secret.
     *
     * @param kind what it is, for who has to mend it
     */
    void add(String kind, String secret) {
        List<String> segments =
                Stream.of(secret.split("[.\\s]+", -1)).filter(Secrets::tells).toList();
        if (segments.isEmpty()) {
            return;
        }
        kinds.add(kind);
        for (String segment : segments) {
            piece(kind, segment);
            piece(kind + ", URL-encoded", URLEncoder.encode(segment, UTF_8));
        }
        // What stands before it in what is encoded moves it by up to two bytes
        for (int offset = 0; offset < 3; offset++) {
            byte[] rest = secret.substring(offset).getBytes(UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(rest);
            piece(kind + ", in base64", encoded.substring(0, encoded.length() - 1));
        }
    }

    /** What kinds there are. */
    Set<String> kinds() {
        return new TreeSet<>(kinds);
    }

    /** The kinds of those that stand in a text; never the secrets themselves. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        pieces.forEach(
                (piece, kind) -> {
                    if (text.contains(piece)) {
                        found.add(kind);
                    }
                });
        return found;
    }

    private void piece(String kind, String text) {
        if (tells(text)) {
            pieces.putIfAbsent(text.substring(0, TELLING), kind);
            pieces.putIfAbsent(text.substring(text.length() - TELLING), kind);
        }
    }

    private static boolean tells(String text) {
        return text.length() >= TELLING;
    }
}
