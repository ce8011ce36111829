package io.azurecredentials.leadership;

/** Whether this process may write now. */
@FunctionalInterface
public interface Gate {

    /** True only while the leadership was renewed recently enough that nobody else can have it. */
    boolean isOpen();

    /**
     * Goes on only while the gate is open.
     *
     * @throws Closed if it is not
     */
    default void pass() {
        if (!isOpen()) {
            throw new Closed();
        }
    }

    /** Ends the work in flight: somebody else leads, or nobody can tell. */
    final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Closed() {
            super("leadership is not ours", null, false, false);
        }
    }
}
