package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Names that the server completes.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values">Generated
 *     values</a>
 */
final class GeneratedName {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int RANDOM = 5;
    private static final int LONGEST_BASE = 63 - RANDOM;
    private static final RandomGenerator DICE = new SecureRandom();

    private GeneratedName() {}

    /** Whether the server has to find a name for this object. */
    static boolean wanted(ObjectNode object) {
        Metadata metadata = Metadata.of(object);
        return metadata.name().isEmpty() && !metadata.text("generateName").isEmpty();
    }

    static String from(String base) {
        StringBuilder name =
                new StringBuilder(base.substring(0, Math.min(base.length(), LONGEST_BASE)));
        for (int i = 0; i < RANDOM; i++) {
            name.append(LETTERS.charAt(DICE.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
