package io.azurecredentials.base;

import java.time.Duration;
import java.util.Optional;

/**
 * An expected failure, named after who can fix it.
 *
 * <p>{@link #message} can be published by construction: it is our own sentence plus names from the
 * spec, never a response body, an exception's text or a class name.
 *
 * <pre>
 * UserError   the author of the spec     Ready=False, Stalled
 * Denied      whoever grants rights      Ready=False, Stalled; asked again every 15 minutes
 * Retryable   time                       Ready unchanged, Reconciling; framework backoff or the given delay
 * Terminal    an administrator           Ready=False, Stalled; asked again every 15 minutes
 * </pre>
 */
public sealed interface Problem {
    /** Why, in one word of the public contract. */
    Reason reason();

    /** What happened and what to do about it, in a sentence that may be shown to anybody. */
    String message();

    /** The spec or the request is wrong: only its author can fix it. */
    record UserError(Reason reason, String message) implements Problem {}

    /** Somebody does not allow it, and has to before it can work. */
    record Denied(Reason reason, String message) implements Problem {}

    /**
     * Not now: trying again may help.
     *
     * @param retryAfter how long the other side asked us to stay away, if it did
     */
    record Retryable(Reason reason, String message, Optional<Duration> retryAfter)
            implements Problem {}

    /** Trying again cannot help until an administrator acts. */
    record Terminal(Reason reason, String message) implements Problem {}

    /**
     * The same in other words.
     *
     * @param message as safe to publish as this one's own
     */
    default Problem saying(String message) {
        return switch (this) {
            case UserError it -> new UserError(it.reason(), message);
            case Denied it -> new Denied(it.reason(), message);
            case Retryable it -> new Retryable(it.reason(), message, it.retryAfter());
            case Terminal it -> new Terminal(it.reason(), message);
        };
    }

    /** A failure that only time can fix, with no wish from the other side about how much. */
    static Retryable retryable(Reason reason, String message) {
        return new Retryable(reason, message, Optional.empty());
    }
}
