package io.azurecredentials.chaos;

import io.azurecredentials.emulator.http.Form;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What was asked for on the command line.
 *
 * @param amount kills or operations
 * @param seed of every choice; how processes and threads interleave follows from no seed
 * @param sabotage the broken operator to run in the place of the shipped one
 * @param folder where the evidence goes
 */
record Options(int amount, long seed, Optional<String> sabotage, Path folder) {

    /** One argument, {@code NAME=N|seed=S|sabotage=NAME}; without a seed one is drawn. */
    static Options parse(String[] args, String name, int usual, Path folder) {
        Form form = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        return new Options(
                form.nonEmpty(name).map(Integer::parseInt).orElse(usual),
                form.nonEmpty("seed")
                        .map(Long::parseLong)
                        .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000)),
                form.nonEmpty("sabotage"),
                folder);
    }
}
