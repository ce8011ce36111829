package io.azurecredentials.replicas;

import java.io.IOException;
import java.util.stream.Collectors;

/** Somebody who asks through the balancer, and tries nothing twice. */
interface Visitor {

    /**
     * Asks, and waits for the whole answer.
     *
     * @param token sent as {@code X-Vault-Token}; empty for none
     * @throws IOException if there is none
     */
    Answer ask(String method, String path, String token, String body) throws IOException;

    /** Posts. */
    default Answer post(String path, String token, String body) throws IOException {
        return ask("POST", path, token, body);
    }

    /** What one is told. */
    record Answer(int status, String body) {

        /** Itself, if it is that status. */
        Answer expect(int wanted, String what) throws IOException {
            if (status != wanted) {
                throw new IOException(what + ": " + status + " " + abridged());
            }
            return this;
        }

        /** Tokens are long. */
        private String abridged() {
            return body.lines()
                    .map(it -> it.replaceAll("[A-Za-z0-9_-]{40,}", "***"))
                    .collect(Collectors.joining(" "));
        }
    }
}
