package io.azurecredentials.emulator.server;

/** What becomes of an answer on its way out. */
enum Delivery {
    WHOLE,
    /** The connection ends in the middle of the body. */
    TRUNCATED,
    /** The connection ends before the first byte. */
    CUT,
    /** Nothing for a minute, then the connection ends. */
    NEVER
}
