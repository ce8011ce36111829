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
sealed interface Root
        permits Root.ClientSecret, Root.ClientCertificate, Root.WorkloadIdentity, PodRoot {

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
    default Optional<Problem> problem(Instant now) {
        return Optional.empty();
    }

    /** The word for its kind, for people. */
    String kind();

    /** Whether it is what the operator's pod is, and so lent out to whoever uses the config. */
    default boolean isAmbient() {
        return false;
    }

    /** Another one than before means that the tenant has to be opened anew. */
    default String edition() {
        return fingerprint();
    }

    /** Until when it can be used, if that is known without asking Azure. */
    default Optional<Instant> ends() {
        return Optional.empty();
    }

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

        @Override
        public String kind() {
            return "ClientSecret";
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

        @Override
        public Optional<Instant> ends() {
            return Optional.of(certificate.ends());
        }

        @Override
        public String kind() {
            return "ClientCertificate";
        }
    }

    /**
     * Tokens of a ServiceAccount beside the config, of which this has one.
     *
     * @param whose whom they are for
     */
    record WorkloadIdentity(Place place, String clientID, TokenOf whose, Minted token)
            implements Root {

        @Override
        public Authentication authentication() {
            return new Authentication.FederatedToken(clientID, this::shown);
        }

        private Answer<Sensitive> shown() {
            return problem(Instant.now())
                    .map(Answer::<Sensitive>refused)
                    .orElseGet(() -> Answer.given(token.text()));
        }

        /** The same with every token. */
        @Override
        public String fingerprint() {
            return whose.fingerprint(place, clientID);
        }

        @Override
        public String edition() {
            return fingerprint() + "/" + token.made() + "/" + token.ends();
        }

        @Override
        public Optional<Problem> problem(Instant now) {
            return token.ends().isAfter(now) ? Optional.empty() : Optional.of(whose.ended(token));
        }

        @Override
        public Optional<Instant> ends() {
            return Optional.of(token.ends());
        }

        @Override
        public String kind() {
            return "WorkloadIdentity";
        }
    }
}
