package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.write.FieldValidation;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * One request with everything that its handling needs.
 *
 * @param warnings collects what the answer warns of
 */
record Call(
        RequestInfo info,
        User user,
        Body body,
        String accept,
        String upgrade,
        String userAgent,
        List<String> warnings) {

    private static final int LONGEST_MANAGER = 128;

    Call(RequestInfo info, User user, Body body, String accept, String upgrade, String userAgent) {
        this(info, user, body, accept, upgrade, userAgent, new ArrayList<>());
    }

    /** Who owns what this request writes: as it says, or the first word of its User-Agent. */
    String fieldManager() {
        return fieldManager(info.query(), userAgent);
    }

    static String fieldManager(Query query, String userAgent) {
        String manager = query.text("fieldManager");
        if (!manager.isEmpty()) {
            return manager;
        }
        int slash = userAgent.indexOf('/');
        String agent = slash < 0 ? userAgent : userAgent.substring(0, slash);
        return agent.isEmpty()
                ? "unknown"
                : agent.substring(0, Math.min(agent.length(), LONGEST_MANAGER));
    }

    WriteOptions options() {
        return new WriteOptions(
                user,
                fieldManager(),
                dryRun(info.query().text("dryRun")),
                info.query().flag("force"),
                fieldValidation(),
                warnings::add);
    }

    static boolean dryRun(String value) {
        if (!value.isEmpty() && !value.equals("All")) {
            FieldError error =
                    FieldError.notSupported("dryRun", TextNode.valueOf(value), List.of("All"));
            throw Refusals.invalid("meta.k8s.io", "UpdateOptions", "", List.of(error));
        }
        return !value.isEmpty();
    }

    private FieldValidation fieldValidation() {
        String wanted = info.query().text("fieldValidation");
        return switch (wanted) {
            case "Ignore" -> FieldValidation.IGNORE;
            case "", "Warn" -> FieldValidation.WARN;
            case "Strict" -> FieldValidation.STRICT;
            default -> {
                FieldError error =
                        FieldError.notSupported(
                                "fieldValidation",
                                TextNode.valueOf(wanted),
                                List.of("Ignore", "Strict", "Warn"));
                throw Refusals.invalid("meta.k8s.io", "PatchOptions", "", List.of(error));
            }
        };
    }
}
