package io.azurecredentials.emulator.control;

import java.util.Arrays;

/** What can go wrong with a request. */
public enum FaultKind {
    /** Throttled, before anything happened. */
    THROTTLED("429"),
    /** The service's own fault, before anything happened. */
    INTERNAL_ERROR("500"),
    /** Not available, before anything happened. */
    UNAVAILABLE("503"),
    /** Refused with status 400 and a code that may mean anything, before anything happened. */
    UNCLEAR("400"),
    /** Everything happened, and was then refused like that, as if it were repeated on the way. */
    UNCLEAR_AFTER_COMMIT("400AfterCommit"),
    /** No answer for a minute, then the connection ends; nothing happened. */
    TIMEOUT("timeout"),
    /** Everything happened, but the connection ends instead of the answer. */
    CUT_AFTER_COMMIT("cutAfterCommit"),
    /** Everything happened, but the answer's body ends in the middle. */
    TRUNCATED("truncated"),
    /** The answer comes two seconds late. */
    SLOW("slow");

    private final String wireName;

    FaultKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the control path and in the journal. */
    public String wireName() {
        return wireName;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FaultKind of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault " + wireName));
    }
}
