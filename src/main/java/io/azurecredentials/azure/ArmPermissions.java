package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.authorization.fluent.models.PermissionInner;
import com.azure.resourcemanager.authorization.models.PermissionGetResult;
import io.azurecredentials.azure.Authorization.Authority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the root application may do at a scope. The SDK asks for resource groups of one subscription
 * only; Azure answers for subscriptions and resources alike.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/authorization/permissions">Permissions</a>
 */
final class ArmPermissions {
    private static final String PATH =
            "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";

    private final HttpPipeline pipeline;
    private final String endpoint;
    private final Caller caller;

    ArmPermissions(HttpPipeline pipeline, String endpoint, Caller caller) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.caller = caller;
    }

    /** Whether roles can be assigned and taken away. Management groups are not asked about. */
    Answer<Authority> proveAuthority(String scope) {
        if (!scope.toLowerCase(Locale.ROOT).startsWith("/subscriptions/")) {
            return given(new Authority());
        }
        Operation operation =
                Operation.arm(
                        Call.PERMISSION_LIST,
                        "say what may be done at %s".formatted(scope),
                        ArmAction.READ_PERMISSIONS,
                        scope);
        return ArmScope.path(scope)
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer -> missing(read(path, bearer)),
                                        refusal -> unknown(refusal, operation)))
                .then(it -> it.isEmpty() ? given(new Authority()) : refused(denied(it, scope)));
    }

    /** What may not be done by any of these; a list that goes on elsewhere says nothing. */
    static List<ArmAction> missing(PermissionGetResult result) {
        return result.nextLink() != null && !result.nextLink().isEmpty()
                ? List.of()
                : Stream.of(ArmAction.ASSIGN, ArmAction.UNASSIGN)
                        .filter(it -> !isAllowed(it, Reply.held(result.value())))
                        .toList();
    }

    private PermissionGetResult read(String path, Bearer bearer) {
        String url = endpoint + "/" + path + PATH;
        try (HttpResponse response =
                        pipeline.sendSync(new HttpRequest(HttpMethod.GET, url), bearer.context());
                JsonReader json =
                        JsonProviders.createReader(response.getBodyAsBinaryData().toBytes())) {
            return PermissionGetResult.fromJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That this cannot be asked forbids nothing; that the scope is not there does. */
    private static Optional<Answer<List<ArmAction>>> unknown(
            HttpRefusal refusal, Operation operation) {
        return switch (Failures.problem(refusal, operation)) {
            case Problem.Denied it when it.reason() == Reason.PERMISSION_MISSING ->
                    Optional.of(given(List.of()));
            case Problem.Terminal _ -> Optional.of(given(List.of()));
            case Problem.Denied _, Problem.UserError _, Problem.Retryable _ -> Optional.empty();
        };
    }

    private static boolean isAllowed(ArmAction action, List<PermissionInner> permissions) {
        return permissions.stream()
                .anyMatch(it -> covers(it.actions(), action) && !covers(it.notActions(), action));
    }

    private static boolean covers(@Nullable List<String> patterns, ArmAction action) {
        return patterns != null && patterns.stream().anyMatch(it -> covers(it, action.toString()));
    }

    /** Actions are written with wildcards, and their case does not matter. */
    private static boolean covers(String pattern, String action) {
        String expression =
                Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return action.matches("(?i)" + expression);
    }

    private static Problem denied(List<ArmAction> missing, String scope) {
        String actions =
                missing.stream().map(ArmAction::toString).collect(Collectors.joining(" and "));
        return new Problem.Denied(
                Reason.PERMISSION_MISSING,
                "Azure Resource Manager does not allow to assign roles at %s and take them away again: grant the root application %s there, which the role %s has."
                        .formatted(scope, actions, missing.getFirst().role()));
    }
}
