package io.azurecredentials.emulator.entra;

import java.time.Instant;

/** What a service finds when it looks at a token. */
public sealed interface Checked {

    /** Good for this service. */
    record Valid(Caller caller) implements Checked {}

    /** There is none. */
    record Missing() implements Checked {}

    /** Not a token, or not signed by a key of ours. */
    record Unreadable() implements Checked {}

    /** Ours, but for another service. */
    record WrongAudience(String audience) implements Checked {}

    /** Ours, but past. */
    record Expired(Instant expiry) implements Checked {}
}
