package io.azurecredentials.login.jwt;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two forms of Entra's access tokens. Which one is issued is set at the application that a
 * token is for, not at the one that asks for it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#token-formats">
 *     Token formats</a>
 */
public enum TokenVersion {
    /** Names the client in {@code appid}. */
    V1("1.0", "appid"),

    /** Names the client in {@code azp}. */
    V2("2.0", "azp");

    private final String text;
    private final String clientClaim;

    TokenVersion(String text, String clientClaim) {
        this.text = text;
        this.clientClaim = clientClaim;
    }

    /** The version that the claim {@code ver} names. */
    static Optional<TokenVersion> named(String ver) {
        return Stream.of(values()).filter(it -> it.text.equals(ver)).findFirst();
    }

    /** The claim that holds the client's application id. */
    String clientClaim() {
        return clientClaim;
    }

    /** As {@code ver} has it. */
    @Override
    public String toString() {
        return text;
    }
}
