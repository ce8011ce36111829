package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A request as it goes over the wire, and what has to come back: nobody is to measure errors. */
final class Ask {
    private final byte[] bytes;
    private final int status;

    private Ask(byte[] bytes, int status) {
        this.bytes = bytes;
        this.status = status;
    }

    /** One that is answered with that status. */
    static Ask of(String path, String namespace, String body, int status) {
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nX-Vault-Namespace: "
                        + namespace
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return new Ask((head + body).getBytes(US_ASCII), status);
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * @throws IllegalStateException if that is not what was to come back
     */
    void check(int answered) {
        if (answered != status) {
            throw new IllegalStateException("answered " + answered + ", not " + status);
        }
    }
}
