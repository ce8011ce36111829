package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.graph.GraphRefusal.Detail;

/** Refusals that several operations share and that need details. */
final class Conflicts {

    private Conflicts() {}

    static GraphRefusal noBackingApplication(String appID) {
        return new GraphRefusal(
                400,
                "Request_BadRequest",
                "The appId '"
                        + appID
                        + "' of the service principal does not reference a valid application"
                        + " object.",
                new Detail("NoBackingApplicationObject", "appId", ""));
    }

    /** The grammar is Graph's own; clients match on it. */
    static GraphRefusal backingApplicationNotLocal() {
        return new GraphRefusal(
                403,
                "Authorization_RequestDenied",
                "When using this permission, the backing application of the service principal being"
                        + " created must in the local tenant");
    }

    static GraphRefusal servicePrincipalExists(String appID) {
        return new GraphRefusal(
                409,
                "Request_MultipleObjectsWithSameKeyValue",
                "The service principal cannot be created, updated, or restored because the service"
                        + " principal name "
                        + appID
                        + " is already in use.",
                new Detail("ObjectConflict", "servicePrincipalNames", ""));
    }

    /** Both texts are the same sentence. */
    static GraphRefusal tooManyPasswords(int added) {
        String text =
                "Not allowed to add "
                        + added
                        + " passwords. You can only add a maximum of 2 passwords.";
        return new GraphRefusal(
                400,
                "TooManyAppPasswords",
                text,
                new Detail("TooManyAppPasswords", "passwordCredentials", text));
    }

    /** Two writes to one object at once. */
    static GraphRefusal busy() {
        return new GraphRefusal(
                409,
                "Directory_ConcurrencyViolation",
                "A conflict occurred while updating the object. Please retry.");
    }

    static GraphRefusal tooLarge() {
        return new GraphRefusal(
                403,
                "Directory_ResourceSizeExceeded",
                "The size of the object has exceeded its limit. Please reduce the number of values"
                        + " and retry your request.");
    }

    static GraphRefusal quotaExceeded() {
        return new GraphRefusal(
                403,
                "Directory_QuotaExceeded",
                "The directory object quota limit for the Principal has been exceeded. Please ask"
                        + " your administrator to increase the quota limit or delete objects to"
                        + " reduce the used quota.");
    }

    static GraphRefusal livesTooLong(String policyID) {
        return new GraphRefusal(
                400,
                "CredentialInvalidLifetimeAsPerAppPolicy",
                "Credential lifetime exceeds the max value allowed as per assigned policy '"
                        + policyID
                        + "'.",
                new Detail("InvalidKeyEndDate", "EndDate", ""));
    }

    /** Another object has one of the values that only one may have. */
    static GraphRefusal objectConflict(String property) {
        return new GraphRefusal(
                400,
                "Request_BadRequest",
                "Another object with the same value for property " + property + " already exists.",
                new Detail("ObjectConflict", property, ""));
    }

    static GraphRefusal valueInUse(String property) {
        return new GraphRefusal(
                400,
                "Request_BadRequest",
                "A conflicting object with one or more of the specified property values is present"
                        + " in the directory.",
                new Detail("ConflictingObjects", property, ""));
    }
}
