package io.azurecredentials.emulator.entra;

import java.time.Instant;

/**
 * The token endpoint's refusals of client assertions. Numbers from Microsoft's error code reference
 * and public reports; texts are approximate.
 */
final class AssertionRefusals {

    private static final String ADVICE =
            " Check your federated identity credential Subject, Audience and Issuer against the"
                    + " presented assertion."
                    + " https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

    private AssertionRefusals() {}

    static AadRefusal malformed() {
        return client(50027, "JWT token is invalid or malformed.");
    }

    static AadRefusal untimely(Instant now, Instant start, Instant end) {
        return client(
                700024,
                "Client assertion is not within its valid time range. Current time: "
                        + now
                        + ", assertion valid from "
                        + start
                        + ", expiry time of assertion "
                        + end
                        + ".");
    }

    static AadRefusal otherClient() {
        return client(
                700021,
                "Client assertion application identifier doesn't match 'client_id' parameter.");
    }

    static AadRefusal otherAudience() {
        return client(700023, "Client assertion audience claim does not match Realm issuer.");
    }

    static AadRefusal unknownCertificate(String appID, String thumbprint, boolean found) {
        String reason =
                found
                        ? "The key was found, but use of the key to verify the signature failed."
                        : "The key was not found.";
        return client(
                700027,
                "The certificate with identifier used to sign the client assertion is not"
                        + " registered on application. [Reason - "
                        + reason
                        + ", Thumbprint of key used by client: '"
                        + thumbprint
                        + "', Please visit the Azure Portal, Graph Explorer or directly use MS Graph"
                        + " to see configured keys for app Id '"
                        + appID
                        + "'.]");
    }

    static AadRefusal expiredCertificate() {
        return client(
                1000502, "The provided certificate is not within its specified validity period.");
    }

    static AadRefusal notFederated(String appID, String name) {
        return client(
                70025,
                "The client '"
                        + appID
                        + "'("
                        + name
                        + ") has no configured federated identity credentials.");
    }

    static AadRefusal unmatched(int code, String what, String value) {
        return client(
                code,
                "No matching federated identity record found for presented assertion "
                        + what
                        + " '"
                        + value
                        + "'."
                        + ADVICE);
    }

    /**
     * Wording from public reports; Microsoft announced it under "Breaking changes", August 2024.
     */
    static AadRefusal otherCase(String what, String value) {
        return client(
                7002138,
                "No matching federated identity record found for presented assertion %s '%s'. The %s matches with case-insensitive comparison, but not with case-sensitive comparison."
                                .formatted(what, value, what)
                        + ADVICE);
    }

    /** Unconfirmed: nobody reported that Entra remembers assertions. */
    static AadRefusal replayed() {
        return client(50013, "Assertion failed validation. [Reason - The assertion was replayed.]");
    }

    static AadRefusal unreachable() {
        return new AadRefusal(
                50166, 400, "invalid_request", "Request to External OIDC endpoint failed.");
    }

    static AadRefusal badSignature() {
        return client(50013, "Assertion failed signature validation.");
    }

    private static AadRefusal client(int code, String text) {
        return new AadRefusal(code, 401, "invalid_client", text);
    }
}
