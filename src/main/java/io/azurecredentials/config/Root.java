package io.azurecredentials.config;

import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.base.Sensitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a config signs in with, whatever it was taken from. */
sealed interface Root {

    /** The tenant it belongs to, a GUID. */
    String tenantID();

    /** The client id of the application, a GUID. */
    String clientID();

    /**
     * Tells it from every other, as 64 hexadecimal digits (SHA-256). To be kept beside it and
     * nowhere else: who has it can check guesses.
     */
    String fingerprint();

    /**
     * What opens the tenant.
     *
     * @param subscriptionID the default subscription, a GUID
     */
    RootCredential opening(String subscriptionID);

    /** An application's password. */
    record ClientSecret(String tenantID, String clientID, Sensitive text) implements Root {

        @Override
        public String fingerprint() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String all = String.join("\n", tenantID, clientID, text.reveal());
                return HexFormat.of()
                        .formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        @Override
        public RootCredential opening(String subscriptionID) {
            return new RootCredential(tenantID, subscriptionID, clientID, text);
        }
    }
}
