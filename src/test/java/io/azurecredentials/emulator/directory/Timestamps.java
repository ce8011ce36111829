package io.azurecredentials.emulator.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The two forms in which Azure prints instants. */
public final class Timestamps {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** Whole seconds, cut off: {@code 2023-02-14T07:55:05Z}. */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** .NET ticks, 100 ns each: {@code 2023-02-14T07:55:05.9220149Z}. */
    public static String ticks(Instant instant) {
        return TICKS.format(instant);
    }
}
