package io.azurecredentials.cluster.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that the API server refuses; carries the Status it answers with.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/">Status</a>
 */
public final class ApiException extends RuntimeException {

    private final int code;
    private final String reason;
    private final ObjectNode details;

    /** Answers {@code code} with {@code reason} (may be empty) and the sentence {@code message}. */
    public ApiException(int code, String reason, String message) {
        this(code, reason, message, JsonNodeFactory.instance.objectNode());
    }

    /** As above, with the {@code details} of the Status. */
    public ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** The same refusal with {@code words} before its sentence. */
    public ApiException prefixed(String words) {
        return new ApiException(code, reason, words + getMessage(), details);
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** The machine-readable reason, such as {@code NotFound}; empty if there is none. */
    public String reason() {
        return reason;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
