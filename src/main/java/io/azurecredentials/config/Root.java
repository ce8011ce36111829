package io.azurecredentials.config;

import io.azurecredentials.azure.Authentication;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.SigningCertificate;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a config signs in with, whatever it was taken from. */
sealed interface Root {

    /** Where it is known. */
    Place place();

    /** The client id of the application, a GUID. */
    String clientID();

    /** How the operator proves with it who it is. */
    Authentication authentication();

    /**
     * Tells it from every other, as 64 hexadecimal digits (SHA-256). To be kept beside it and
     * nowhere else: who has it can check guesses.
     */
    String fingerprint();

    /** Why it cannot be used at that time, if that is known without asking Azure. */
    Optional<Problem> problem(Instant now);

    /** What opens the tenant. */
    default RootCredential opening() {
        return new RootCredential(place().cloud(), place().tenantID(), authentication());
    }

    /**
     * A tenant in its cloud.
     *
     * @param tenantID a GUID
     */
    record Place(Cloud cloud, String tenantID) {

        /** Whether it is that tenant of that cloud, such as {@code AzurePublicCloud}. */
        boolean is(String environment, String tenant) {
            return cloud.toString().equals(environment) && tenantID.equalsIgnoreCase(tenant);
        }
    }

    /** An application's password. */
    record ClientSecret(Place place, String clientID, Sensitive text) implements Root {

        @Override
        public Authentication authentication() {
            return new Authentication.ClientSecret(clientID, text);
        }

        @Override
        public String fingerprint() {
            return Fingerprint.of("ClientSecret", place, clientID, text.reveal());
        }

        /** When it ends is known to Entra alone. */
        @Override
        public Optional<Problem> problem(Instant now) {
            return Optional.empty();
        }
    }

    /**
     * A certificate with its key.
     *
     * @param content what {@code certificate} was read from, in base64
     */
    record ClientCertificate(
            Place place,
            String clientID,
            Sensitive content,
            SigningCertificate certificate,
            boolean sendChain)
            implements Root {

        /** The root that a Secret's value is, or what is wrong with that value. */
        static Answer<Root> read(
                Place place, String clientID, Sensitive content, boolean sendChain) {
            return SigningCertificate.read(Base64.getDecoder().decode(content.reveal()))
                    .map(it -> new ClientCertificate(place, clientID, content, it, sendChain));
        }

        @Override
        public Authentication authentication() {
            return new Authentication.ClientCertificate(clientID, certificate, sendChain);
        }

        @Override
        public String fingerprint() {
            return Fingerprint.of(
                    "ClientCertificate",
                    place,
                    clientID,
                    content.reveal(),
                    Boolean.toString(sendChain));
        }

        @Override
        public Optional<Problem> problem(Instant now) {
            return certificate.problem(now);
        }
    }
}
