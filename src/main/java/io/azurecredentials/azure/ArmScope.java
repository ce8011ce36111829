package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scope as a part of a URL. The SDK puts it there as it is, so it must not be able to add.
 * Whether it looks like a place in Azure is the schema's to say; here it only has to stay one path.
 */
final class ArmScope {
    private ArmScope() {}

    /**
     * The scope without its first slash, every segment encoded.
     *
     * @return {@code InvalidSpec} if it does not begin with a slash, has an empty segment (a slash
     *     at its end makes one too) or one that would lead elsewhere
     */
    static Answer<String> path(String scope) {
        List<String> segments = Arrays.asList(scope.split("/", -1));
        boolean good =
                segments.size() > 1
                        && segments.getFirst().isEmpty()
                        && segments.stream().skip(1).noneMatch(it -> it.matches("[.]*"));
        return good
                ? Answer.given(
                        segments.stream()
                                .skip(1)
                                .map(ArmScope::segment)
                                .collect(Collectors.joining("/")))
                : Answer.refused(invalid(scope));
    }

    private static Problem invalid(String scope) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "The scope %s is not an ARM id; write one such as /subscriptions/<id>/resourceGroups/<name>, without a slash at its end."
                        .formatted(scope));
    }

    private static String segment(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%28", "(")
                .replace("%29", ")");
    }
}
