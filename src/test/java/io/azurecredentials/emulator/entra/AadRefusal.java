package io.azurecredentials.emulator.entra;

/**
 * A refusal of the token endpoint: AADSTS number, HTTP status, OAuth error and text. Numbers and
 * texts follow Microsoft's error code reference and public reports; the texts are approximate.
 */
final class AadRefusal extends RuntimeException {

    private final int code;
    private final int status;
    private final String error;

    AadRefusal(int code, int status, String error, String text) {
        super(text);
        this.code = code;
        this.status = status;
        this.error = error;
    }

    int code() {
        return code;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    static AadRefusal missing(String parameter) {
        return new AadRefusal(
                900144,
                400,
                "invalid_request",
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    static AadRefusal unknownTenant(String tenant) {
        return new AadRefusal(
                90002,
                400,
                "invalid_tenant",
                "Tenant '"
                        + tenant
                        + "' not found. Check to make sure you have the correct tenant ID and are"
                        + " signing into the correct cloud. Check with your subscription"
                        + " administrator, this may happen if there are no active subscriptions for"
                        + " the tenant.");
    }

    static AadRefusal malformedTenant(String tenant) {
        return new AadRefusal(
                900023,
                400,
                "invalid_request",
                "Specified tenant identifier '"
                        + tenant
                        + "' is neither a valid DNS name, nor a valid external domain.");
    }

    static AadRefusal unsupportedGrant(String grant) {
        return new AadRefusal(
                70003,
                400,
                "unsupported_grant_type",
                "The app requested an unsupported grant type '" + grant + "'.");
    }

    static AadRefusal unknownApplication(String appID, String tenantName) {
        return new AadRefusal(
                700016,
                400,
                "unauthorized_client",
                "Application with identifier '"
                        + appID
                        + "' was not found in the directory '"
                        + tenantName
                        + "'. This can happen if the application has not been installed by the"
                        + " administrator of the tenant or consented to by any user in the tenant."
                        + " You may have sent your authentication request to the wrong tenant.");
    }

    static AadRefusal noServicePrincipal(String appID, String tenantID) {
        return new AadRefusal(
                7000229,
                401,
                "invalid_client",
                "The client application "
                        + appID
                        + " is missing service principal in the tenant "
                        + tenantID
                        + ". See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119");
    }

    static AadRefusal disabled(String appID, String name) {
        return new AadRefusal(
                7000112,
                400,
                "unauthorized_client",
                "Application '" + appID + "'(" + name + ") is disabled.");
    }

    static AadRefusal noCredential() {
        return new AadRefusal(
                7000216,
                401,
                "invalid_client",
                "'client_assertion', 'client_secret' or 'request' is required for the"
                        + " 'client_credentials' grant type.");
    }

    static AadRefusal wrongSecret(String appID) {
        return new AadRefusal(
                7000215,
                401,
                "invalid_client",
                "Invalid client secret provided. Ensure the secret being sent in the request is the"
                        + " client secret value, not the client secret ID, for a secret added to app"
                        + " '"
                        + appID
                        + "'.");
    }

    static AadRefusal expiredSecret(String appID) {
        return new AadRefusal(
                7000222,
                401,
                "invalid_client",
                "The provided client secret keys for app '"
                        + appID
                        + "' are expired. Visit the Azure portal to create new keys for your app:"
                        + " https://aka.ms/NewClientSecret, or consider using certificate"
                        + " credentials for added security: https://aka.ms/certCreds.");
    }

    static AadRefusal invalidScope(String scope) {
        return new AadRefusal(
                70011,
                400,
                "invalid_scope",
                "The provided request must include a 'scope' input parameter. The provided value"
                        + " for the input parameter 'scope' is not valid. The scope "
                        + scope
                        + " is not valid.");
    }

    static AadRefusal scopeNotDefault(String scope) {
        return new AadRefusal(
                1002012,
                400,
                "invalid_scope",
                "The provided value for scope "
                        + scope
                        + " is not valid. Client credential flows must have a scope value with"
                        + " /.default suffixed to the resource identifier (application ID URI).");
    }

    static AadRefusal unknownResource(String resource, String tenantName) {
        return new AadRefusal(
                500011,
                400,
                "invalid_resource",
                "The resource principal named "
                        + resource
                        + " was not found in the tenant named "
                        + tenantName
                        + ". This can happen if the application has not been installed by the"
                        + " administrator of the tenant or consented to by any user in the tenant."
                        + " You might have sent your authentication request to the wrong tenant.");
    }
}
