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
                            say(
                                    "Entra refused to %s: the client secret is wrong; write its value, not its"
                                            + " id, into the Secret.",
                                    operation));
            case "7000222" ->
                    new UserError(
                            Reason.CREDENTIAL_EXPIRED,
                            say(
                                    "Entra refused to %s: the client secret expired; make another and write it"
                                            + " into the Secret.",
                                    operation));
            case "700016" ->
                    new UserError(
                            Reason.APPLICATION_NOT_FOUND,
                            say(
                                    "Entra refused to %s: there is no such application; check clientID and"
                                            + " tenantID.",
                                    operation));
            case "7000229" ->
                    new UserError(
                            Reason.APPLICATION_NOT_FOUND,
                            say(
                                    "Entra refused to %s: the application has no service principal there;"
                                            + " make it with az ad sp create --id and the clientID.",
                                    operation));
            case "7000112" ->
                    new Denied(
                            Reason.CREDENTIAL_REFUSED,
                            say(
                                    "Entra refused to %s: the application is disabled; have it enabled.",
                                    operation));
            // Blocked by a policy, by the tenant's security policy, by security defaults.
            case "53003", "530032", "530035" ->
                    new Denied(
                            Reason.CREDENTIAL_REFUSED,
                            say(
                                    "Entra refused to %s: Conditional Access forbids it; have the application"
                                            + " exempted.",
                                    operation));
            case "90002", "900023" ->
                    new UserError(
                            Reason.TENANT_NOT_FOUND,
                            say(
                                    "Entra refused to %s: there is no such tenant in that cloud; check tenantID and environment.",
                                    operation));
            // Transient by Microsoft's list, though they come with status 400 at times.
            case "90006", "90012", "90024", "90033" ->
                    new Problem.Retryable(
                            Reason.AZURE_UNAVAILABLE,
                            say("Entra failed to %s.", operation),
                            refusal.retryAfter());
            default -> AssertionProblems.problem(refusal, operation);
        };
    }

    private static String say(String sentence, Operation operation) {
        return sentence.formatted(operation.task());
    }
}
