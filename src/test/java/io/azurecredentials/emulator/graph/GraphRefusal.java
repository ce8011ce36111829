package io.azurecredentials.emulator.graph;

import java.util.List;

/** A refusal of Graph: status, code, message, and the details that some carry. */
final class GraphRefusal extends RuntimeException {

    /** What a refusal adds to its code; {@code message} may be empty. */
    record Detail(String code, String target, String message) {}

    private final int status;
    private final String code;
    private final transient List<Detail> details;

    GraphRefusal(int status, String code, String message, Detail... details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = List.of(details);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Detail> details() {
        return details;
    }

    static GraphRefusal notFound(String id) {
        return new GraphRefusal(
                404,
                "Request_ResourceNotFound",
                "Resource '"
                        + id
                        + "' does not exist or one of its queried reference-property objects are"
                        + " not present.");
    }

    static GraphRefusal denied() {
        return new GraphRefusal(
                403,
                "Authorization_RequestDenied",
                "Insufficient privileges to complete the operation.");
    }

    static GraphRefusal badRequest(String message) {
        return new GraphRefusal(400, "Request_BadRequest", message);
    }

    static GraphRefusal unsupportedQuery(String message) {
        return new GraphRefusal(400, "Request_UnsupportedQuery", message);
    }

    static GraphRefusal invalidToken(String message) {
        return new GraphRefusal(401, "InvalidAuthenticationToken", message);
    }
}
