package io.azurecredentials.server.http;

import java.util.Optional;

/** What is to be done with a path, as Vault sees it: POST and PUT are one, LIST is a GET too. */
public enum Verb {
    READ,
    /** A GET whose answer has no body. */
    HEAD,
    LIST,
    WRITE,
    DELETE;

    /** Empty for methods that nothing here answers to. */
    static Optional<Verb> of(String method, boolean list) {
        return switch (method) {
            case "GET" -> Optional.of(list ? LIST : READ);
            case "HEAD" -> Optional.of(HEAD);
            case "LIST" -> Optional.of(LIST);
            case "POST", "PUT" -> Optional.of(WRITE);
            case "DELETE" -> Optional.of(DELETE);
            default -> Optional.empty();
        };
    }
}
