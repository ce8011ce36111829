package io.azurecredentials.client;

/** What a client made of an answer that is an error, or of none at all. */
@SuppressWarnings("serial")
public final class Refused extends RuntimeException {
    private final int status;

    /**
     * @param status of the answer, as the client tells it; 0 if there was none
     * @param message that the client has for people
     */
    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
