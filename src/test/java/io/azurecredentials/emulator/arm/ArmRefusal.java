package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.http.Charge;
import io.azurecredentials.emulator.http.Request;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** A refusal of Resource Manager: status, code and message. */
final class ArmRefusal extends RuntimeException {

    /** What resource providers say; everything else is said by ARM's own gateway. */
    private static final Set<String> OF_PROVIDERS =
            Set.of(
                    "NotFound",
                    "RoleDefinitionHasAssignments",
                    "RoleDefinitionNameNullOrEmpty",
                    "PrincipalNotFound",
                    "PrincipalTypeNotSupported",
                    "UnmatchedPrincipalType",
                    "RoleAssignmentNotFound",
                    "RoleAssignmentExists",
                    "RoleAssignmentUpdateNotPermitted",
                    "RoleAssignmentLimitExceeded",
                    "RoleDefinitionDoesNotExist",
                    "InvalidRoleAssignmentId",
                    "InvalidPrincipalId",
                    "RoleDefinitionWithSameNameExists",
                    "InvalidCreateRoleAssignmentRequest");

    private final int status;
    private final String code;
    private final transient Optional<String> target;

    ArmRefusal(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    private ArmRefusal(int status, String code, String message, Optional<String> target) {
        super(message);
        this.status = status;
        this.code = code;
        this.target = target;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** What the details of the refusal name, if it has any. */
    Optional<String> target() {
        return target;
    }

    /** Whether the answer carries {@code x-ms-failure-cause: gateway}. */
    boolean isOfGateway() {
        return !OF_PROVIDERS.contains(code);
    }

    static ArmRefusal authorizationFailed(Caller caller, String action, String scope) {
        return new ArmRefusal(
                403,
                "AuthorizationFailed",
                "The client '"
                        + caller.appID()
                        + "' with object id '"
                        + caller.objectID()
                        + "' does not have authorization to perform action '"
                        + action
                        + "' over scope '"
                        + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh"
                        + " your credentials.");
    }

    static ArmRefusal subscriptionNotFound(String id) {
        return new ArmRefusal(
                404, "SubscriptionNotFound", "The subscription '" + id + "' could not be found.");
    }

    static ArmRefusal resourceGroupNotFound(String name) {
        return new ArmRefusal(
                404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
    }

    static ArmRefusal roleDefinitionNotFound(String id) {
        return new ArmRefusal(
                404,
                "RoleDefinitionDoesNotExist",
                "The specified role definition with ID '" + id + "' does not exist.");
    }

    /** Its details say the same again, and of what. */
    static ArmRefusal notRegistered(String namespace) {
        return new ArmRefusal(
                409,
                "MissingSubscriptionRegistration",
                "The subscription is not registered to use namespace '"
                        + namespace
                        + "'. See https://aka.ms/rps-not-found for how to register subscriptions.",
                Optional.of(namespace));
    }

    static ArmRefusal actionThrottled(Request request, Charge charge, int seconds) {
        return new ArmRefusal(
                429,
                ArmCosts.ACTION,
                "Number of requests for action '%s' exceeded the limit of '%d' for time interval '%s'. Please try again after '%d' seconds."
                        .formatted(
                                ArmCosts.action(request),
                                (long) charge.capacity(),
                                LocalTime.ofSecondOfDay(charge.window().toSeconds())
                                        .format(DateTimeFormatter.ISO_LOCAL_TIME),
                                seconds));
    }

    /** Wording unconfirmed. */
    static ArmRefusal subscriptionThrottled(Request request, Charge charge, int seconds) {
        return new ArmRefusal(
                429,
                ArmCosts.SUBSCRIPTION,
                "Number of '%s' requests for subscription '%s' actor '%s' exceeded. Please try again after '%d' seconds after additional tokens are available."
                        .formatted(
                                ArmCosts.verb(request),
                                ArmCosts.subscription(request),
                                charge.holder().replaceAll("/.*", ""),
                                seconds));
    }

    static ArmRefusal badRequest(String code, String message) {
        return new ArmRefusal(400, code, message);
    }

    static ArmRefusal unauthorized(String code, String message) {
        return new ArmRefusal(401, code, message);
    }
}
