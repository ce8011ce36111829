package io.azurecredentials.status;

import org.jspecify.annotations.Nullable;

/**
 * A defect as it may stand in a log: where it happened and of what kind it was, without any
 * message, because a message may carry remote text or a secret.
 */
public final class Defect extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    private Defect(Throwable what, @Nullable Throwable cause) {
        super(what.getClass().getName(), cause);
        setStackTrace(what.getStackTrace());
    }

    /** The same failure with its causes, without their words. */
    public static Defect of(Throwable what) {
        return of(what, DEEPEST);
    }

    private static Defect of(Throwable what, int depth) {
        Throwable cause = what.getCause();
        return new Defect(what, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }
}
