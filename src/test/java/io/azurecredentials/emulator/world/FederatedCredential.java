package io.azurecredentials.emulator.world;

/**
 * A federated identity credential from the start: whoever shows a token of this issuer for this
 * subject and audience is the application, or the identity.
 */
public record FederatedCredential(String name, String issuer, String subject, String audience) {
    /** The audience that Entra suggests. */
    public static final String AUDIENCE = "api://AzureADTokenExchange";

    public static FederatedCredential of(String name, String issuer, String subject) {
        return new FederatedCredential(name, issuer, subject, AUDIENCE);
    }
}
