package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a list is wanted.
 *
 * @param limit 0 for all
 * @param token to go on with; empty to begin
 * @param exactly the resource version whose state is wanted; empty for the present
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list">Semantics
 *     for get and list</a>
 */
record ListOptions(int limit, String token, Optional<Long> exactly) {

    private static final String MATCH = "resourceVersionMatch";
    private static final List<String> MATCHES = List.of("Exact", "NotOlderThan");

    /**
     * Reads them.
     *
     * @param current the store's resource version
     */
    static ListOptions of(Query query, long current) {
        String version = query.text("resourceVersion");
        String match = query.text(MATCH);
        String token = query.text("continue");
        checkMatch(match, version, token);
        boolean any = version.isEmpty() || version.equals("0");
        if (!token.isEmpty() && !any) {
            throw Refusals.badRequest(
                    "specifying resource version is not allowed when using continue");
        }
        ResourceVersions.checkReached(version, current);
        String text = query.text("limit");
        int wanted = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        int limit = version.equals("0") ? 0 : wanted;
        boolean exact = match.equals("Exact") || (match.isEmpty() && limit > 0 && !any);
        return new ListOptions(
                limit,
                token,
                exact ? Optional.of(ResourceVersions.parse(version)) : Optional.empty());
    }

    private static void checkMatch(String match, String version, String token) {
        List<FieldError> errors = new ArrayList<>();
        if (match.isEmpty()) {
            return;
        }
        if (!token.isEmpty()) {
            errors.add(
                    FieldError.forbidden(MATCH, MATCH + " is forbidden when continue is provided"));
        }
        if (version.isEmpty()) {
            errors.add(
                    FieldError.forbidden(
                            MATCH, MATCH + " is forbidden unless resourceVersion is provided"));
        }
        if (!MATCHES.contains(match)) {
            errors.add(FieldError.notSupported(MATCH, TextNode.valueOf(match), MATCHES));
        }
        if (match.equals("Exact") && version.equals("0")) {
            errors.add(
                    FieldError.forbidden(
                            MATCH,
                            "resourceVersionMatch \"Exact\" is forbidden for resourceVersion"
                                    + " \"0\""));
        }
        if (!errors.isEmpty()) {
            throw Refusals.invalid("meta.k8s.io", "ListOptions", "", errors);
        }
    }
}
