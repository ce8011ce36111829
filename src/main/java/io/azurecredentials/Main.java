package io.azurecredentials;

import io.azurecredentials.bootstrap.Logging;
import io.azurecredentials.bootstrap.Operation;
import io.azurecredentials.settings.Environment;
import java.util.UUID;

/** Starts the operator and waits: 0 after SIGTERM, 2 after a bad setting. */
public final class Main {
    private Main() {}

    /** Takes no arguments; every setting is an environment variable. */
    public static void main(String[] args) {
        switch (Environment.read(() -> UUID.randomUUID().toString().substring(0, 8))) {
            case Environment.Reading.Valid(var settings) -> {
                Logging.start(settings.logLevel());
                System.exit(new Operation(settings).run());
            }
            case Environment.Reading.Invalid(var problems) -> {
                problems.forEach(System.err::println);
                System.exit(2);
            }
        }
    }
}
