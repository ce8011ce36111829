package io.azurecredentials.cluster.write;

import io.azurecredentials.cluster.access.User;
import java.util.function.Consumer;

/**
 * What comes with a write beside the object.
 *
 * @param fieldManager who owns what is written; empty if the request does not say
 * @param dryRun everything but the commit
 * @param force an apply takes fields from their owners
 * @param warnings takes sentences for the answer's Warning headers
 */
public record WriteOptions(
        User user,
        String fieldManager,
        boolean dryRun,
        boolean force,
        FieldValidation fieldValidation,
        Consumer<String> warnings) {

    /** Of a controller inside the API server. */
    public static WriteOptions of(String controller) {
        return new WriteOptions(
                User.SYSTEM, controller, false, true, FieldValidation.IGNORE, warning -> {});
    }
}
