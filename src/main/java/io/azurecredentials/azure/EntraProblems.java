package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Problem.Denied;
import io.azurecredentials.base.Problem.UserError;
import io.azurecredentials.base.Reason;

/**
 * What the numbers of Entra's token endpoint mean.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS
 *     error codes</a>
 */
final class EntraProblems {
    private EntraProblems() {}

    static Problem problem(HttpRefusal refusal, Operation operation) {
        return switch (refusal.code()) {
            case "7000215" ->
                    new UserError(
                            Reason.CREDENTIAL_REFUSED,
                            say("Entra refused to %s: the client secret is wrong.", operation));
            case "7000222" ->
                    new UserError(
                            Reason.CREDENTIAL_EXPIRED,
                            say("Entra refused to %s: the client secret expired.", operation));
            case "700016" ->
                    new UserError(
                            Reason.APPLICATION_NOT_FOUND,
                            say("Entra refused to %s: no such application there.", operation));
            case "7000229" ->
                    new UserError(
                            Reason.APPLICATION_NOT_FOUND,
                            say(
                                    "Entra refused to %s: the application has no service principal"
                                            + " there.",
                                    operation));
            case "7000112" ->
                    new Denied(
                            Reason.CREDENTIAL_REFUSED,
                            say("Entra refused to %s: the application is disabled.", operation));
            case "53003" ->
                    new Denied(
                            Reason.CREDENTIAL_REFUSED,
                            say("Entra refused to %s: Conditional Access forbids it.", operation));
            case "90002", "900023" ->
                    new UserError(
                            Reason.TENANT_NOT_FOUND,
                            say("Entra refused to %s: there is no such tenant.", operation));
            // Transient by Microsoft's list, though they come with status 400 at times.
            case "90006", "90012", "90024", "90033" ->
                    new Problem.Retryable(
                            Reason.AZURE_UNAVAILABLE,
                            say("Entra failed to %s.", operation),
                            refusal.retryAfter());
            default -> Failures.byStatus(refusal, operation);
        };
    }

    private static String say(String sentence, Operation operation) {
        return sentence.formatted(operation.task());
    }
}
