package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Problem.Denied;
import io.azurecredentials.base.Problem.Terminal;
import io.azurecredentials.base.Reason;

/**
 * What the error codes of Microsoft Graph mean.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
final class GraphProblems {
    private GraphProblems() {}

    static Problem problem(HttpRefusal refusal, Operation operation) {
        // Comes under codes that mean other things too.
        return refusal.has("ObjectConflict") || refusal.has("ConflictingObjects")
                ? inTheWay(operation)
                : byCode(refusal, operation);
    }

    /** Whether the code stands for anything, so that only what can be read says what it was. */
    static boolean isUnclear(HttpRefusal refusal) {
        return refusal.code().equals("Request_BadRequest");
    }

    private static Problem byCode(HttpRefusal refusal, Operation operation) {
        return switch (refusal.code()) {
            case "Authorization_RequestDenied" ->
                    new Denied(
                            Reason.PERMISSION_MISSING,
                            "Microsoft Graph does not allow to %s: grant the root application %s."
                                    .formatted(operation.task(), operation.needs()));
            case "Authorization_IdentityNotFound" ->
                    new Problem.UserError(
                            Reason.APPLICATION_NOT_FOUND,
                            "The root application has no service principal to %s with."
                                    .formatted(operation.task()));
            case "Directory_QuotaExceeded" ->
                    new Terminal(
                            Reason.AZURE_LIMIT,
                            "To %s exceeds the quota of directory objects; delete some, also from"
                                            .formatted(operation.task())
                                    + " the recycle bin, or have the quota raised.");
            // The object's size counts, so the number of passwords that fit is not fixed.
            case "Directory_ResourceSizeExceeded" ->
                    new Terminal(
                            Reason.PASSWORD_LIMIT,
                            "To %s exceeds what an application can hold; remove passwords of it that nobody uses."
                                    .formatted(operation.task()));
            case "TooManyAppPasswords" ->
                    new Terminal(
                            Reason.PASSWORD_LIMIT,
                            "To %s exceeds the two passwords that an application for personal Microsoft accounts can hold; remove one, or give it another signInAudience."
                                    .formatted(operation.task()));
            case "CredentialInvalidLifetimeAsPerAppPolicy",
                    "CredentialTypeNotAllowedAsPerAppPolicy" ->
                    new Terminal(
                            Reason.AZURE_REJECTED,
                            "An app management policy of the tenant forbids to %s; shorten the"
                                            .formatted(operation.task())
                                    + " lifetime or exempt the root application.");
            case "Directory_ConcurrencyViolation" -> changing(refusal, operation);
            case "Request_ResourceNotFound" ->
                    Problem.retryable(
                            Reason.NOT_VISIBLE_YET,
                            "Microsoft Graph does not show yet what it needs to %s."
                                    .formatted(operation.task()));
            default -> byStatus(refusal, operation);
        };
    }

    private static Problem byStatus(HttpRefusal refusal, Operation operation) {
        return switch (refusal.status()) {
            case 401 ->
                    new Denied(
                            Reason.CREDENTIAL_REFUSED,
                            "Microsoft Graph does not accept the root application's new token to %s."
                                    .formatted(operation.task()));
            case 409 -> inTheWay(operation);
            case 412, 423 -> changing(refusal, operation);
            default -> Failures.byStatus(refusal, operation);
        };
    }

    private static Problem inTheWay(Operation operation) {
        return new Terminal(
                Reason.NAME_IN_USE,
                "Another object in the directory or its recycle bin is in the way to %s."
                        .formatted(operation.task()));
    }

    private static Problem changing(HttpRefusal refusal, Operation operation) {
        return new Problem.Retryable(
                Reason.AZURE_UNAVAILABLE,
                "Another change stood in the way to %s.".formatted(operation.task()),
                refusal.retryAfter());
    }
}
