package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.ForeignSecret;
import io.azurecredentials.credential.IntentAfterEffect;
import io.azurecredentials.credential.NoLiveRead;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The broken operators there are. */
public enum Sabotage {
    /** An application is reserved in memory, and written down when it exists. */
    INTENT_AFTER_EFFECT(IntentAfterEffect.class),
    /** Decides on what its caches say, and writes over whatever is there. */
    NO_LIVE_READ(NoLiveRead.class, LastWriteWins.class),
    /** Removes a password first, and then publishes its successor. */
    RETIRE_BEFORE_PUBLISH(RetireBeforePublish.class),
    /** Removes every password of an application, whosever it is. */
    MARKER_IGNORED(MarkerIgnored.class),
    /** Takes a deletion that failed for one that was done. */
    ERROR_SWALLOWED(ErrorSwallowed.class),
    /** Takes the first "not found" for proof. */
    NO_SETTLE(NoSettle.class),
    /** Writes whether it leads or not, and over whatever another wrote. */
    NO_FENCING(GateOpen.class, LastWriteWins.class),
    /** Lets a deleted object go before what it made, or may have made, is gone. */
    FINALIZER_DROPPED(FinalizerDropped.class),
    /** Publishes a password that nobody has tried. */
    NOT_PROVEN(NotProven.class),
    /** Publishes over a Secret that is somebody else's. */
    FOREIGN_SECRET(ForeignSecret.class),
    /** Forgets what has a successor. */
    SUPERSEDED_FORGOTTEN(SupersededForgotten.class),
    /** Forgets the attempts that were lost. */
    LOST_ATTEMPT_FORGOTTEN(LostAttemptForgotten.class),
    /** Forgets a root password that has a successor. */
    ROOT_FORGOTTEN(RootForgotten.class),
    /** Removes every password of the root application, whosever it is. */
    ROOT_MARKER_IGNORED(RootMarkerIgnored.class),
    /** Removes a password as soon as its successor is published. */
    NO_OVERLAP(NoOverlap.class);

    // Never changed: List.of cannot be.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Class<?>> saboteurs;

    Sabotage(Class<?>... saboteurs) {
        this.saboteurs = List.of(saboteurs);
    }

    /** As on the command line. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Sabotage::word).toList();
    }

    /** The one of that name. */
    public static Sabotage of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Builds the broken operator.
     *
     * @param folder where its classes go
     * @return what must stand before the distribution on the class path
     */
    public List<Path> build(Path folder) {
        new Workshop(folder, saboteurs).build();
        return List.of(folder);
    }
}
