package io.azurecredentials.chaos;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** What happens on a {@link Stage}. */
@FunctionalInterface
interface Play {
    /**
     * Plays until it is over, or until there is nothing more to learn.
     *
     * @param stop whether to end early; then nothing has to converge
     * @return the first numbers of the result line
     */
    Map<String, Long> perform(Stage stage, Options options, BooleanSupplier stop)
            throws InterruptedException;
}
