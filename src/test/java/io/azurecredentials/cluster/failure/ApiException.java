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
    private final String words;
    private final ObjectNode details;
    private final String continueToken;

    /** Answers {@code code} with {@code reason} (may be empty) and the sentence {@code message}. */
    public ApiException(int code, String reason, String message) {
        this(code, reason, message, JsonNodeFactory.instance.objectNode());
    }

    /** As above, with the {@code details} of the Status. */
    public ApiException(int code, String reason, String message, ObjectNode details) {
        this(code, reason, message, details, "");
    }

    private ApiException(
            int code, String reason, String message, ObjectNode details, String continueToken) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.words = message;
        this.details = details;
        this.continueToken = continueToken;
    }

    /** The same refusal, which tells with what token a list may go on nevertheless. */
    public ApiException continuing(String token) {
        return new ApiException(code, reason, words, details, token);
    }

    /** The same refusal with {@code prefix} before its sentence. */
    public ApiException prefixed(String prefix) {
        return new ApiException(code, reason, prefix + words, details, continueToken);
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
        status.put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!continueToken.isEmpty()) {
            metadata.put("continue", continueToken);
        }
        status.put("status", "Failure").put("message", words);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
