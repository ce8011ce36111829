package io.azurecredentials.emulator.imds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;

/**
 * A refusal of the metadata service. Learned from Microsoft's "How to use managed identities on an
 * Azure VM to acquire an access token", error handling; the texts are approximate.
 */
final class ImdsRefusal extends RuntimeException {

    private final int status;
    private final String error;

    ImdsRefusal(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return Json.object().put("error", error).put("error_description", getMessage());
    }

    static ImdsRefusal noMetadataHeader() {
        return new ImdsRefusal(400, "bad_request_102", "Required metadata header not specified");
    }

    static ImdsRefusal missing(String parameter) {
        return new ImdsRefusal(
                400, "invalid_request", "Required query variable '" + parameter + "' is missing");
    }

    static ImdsRefusal noIdentity() {
        return new ImdsRefusal(400, "invalid_request", "Identity not found");
    }

    static ImdsRefusal ambiguous() {
        return new ImdsRefusal(
                400,
                "invalid_request",
                "Multiple user assigned identities exist, please specify the clientId /"
                        + " resourceId of the identity in the token request");
    }

    static ImdsRefusal unknownResource(String resource, String tenantID) {
        return new ImdsRefusal(
                400,
                "invalid_resource",
                "AADSTS50001: The application named "
                        + resource
                        + " was not found in the tenant named "
                        + tenantID
                        + ".  This can happen if the application has not been installed by the"
                        + " administrator of the tenant or consented to by any user in the tenant."
                        + "  You might have sent your authentication request to the wrong tenant.");
    }
}
