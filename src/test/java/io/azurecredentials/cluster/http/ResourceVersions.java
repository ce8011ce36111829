package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import java.util.List;

/** The resource versions that clients ask for. */
final class ResourceVersions {

    private ResourceVersions() {}

    /** Zero if empty. */
    static long parse(String version) {
        if (version.isEmpty()) {
            return 0;
        }
        if (!version.matches("\\d{1,18}")) {
            FieldError error =
                    FieldError.invalid(
                            "resourceVersion", version, "strconv.ParseUint: invalid syntax");
            throw Refusals.invalid("meta.k8s.io", "ListOptions", "", List.of(error));
        }
        return Long.parseLong(version);
    }

    /** Refuses a version that has not been reached yet. */
    static void checkReached(String version, long current) {
        long wanted = parse(version);
        if (wanted <= current) {
            return;
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("causes")
                .addObject()
                .put("reason", "ResourceVersionTooLarge")
                .put("message", "Too large resource version");
        details.put("retryAfterSeconds", 1);
        throw new ApiException(
                504,
                "Timeout",
                "Too large resource version: " + wanted + ", current: " + current,
                details);
    }
}
