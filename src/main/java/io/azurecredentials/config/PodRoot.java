package io.azurecredentials.config;

import io.azurecredentials.azure.Authentication;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A root credential that the operator's pod has. */
sealed interface PodRoot extends Root {

    @Override
    default boolean isAmbient() {
        return true;
    }

    /** An application's password in the pod's environment. */
    record Secret(Place place, String clientID, Sensitive text) implements PodRoot {
        @Override
        public Authentication authentication() {
            return new Authentication.ClientSecret(clientID, text);
        }

        @Override
        public String fingerprint() {
            return Fingerprint.of("AmbientSecret", place, clientID, text.reveal());
        }

        @Override
        public String kind() {
            return "ClientSecret";
        }
    }

    /**
     * The federated token that the kubelet keeps fresh in a file.
     *
     * @param file read for every token of Azure's
     */
    record Token(Place place, String clientID, Path file) implements PodRoot {
        @Override
        public Authentication authentication() {
            return new Authentication.FederatedToken(clientID, this::read);
        }

        private Answer<Sensitive> read() {
            try {
                return Answer.given(Sensitive.of(Files.readString(file).strip()));
            } catch (IOException e) {
                return Answer.refused(
                        new Problem.Terminal(
                                Reason.CREDENTIAL_UNREADABLE,
                                "The file that AZURE_FEDERATED_TOKEN_FILE of the operator names cannot be read; check that the pod has its token."));
            }
        }

        @Override
        public String fingerprint() {
            return Fingerprint.of("AmbientToken", place, clientID, file.toString());
        }

        @Override
        public String kind() {
            return "WorkloadIdentity";
        }
    }

    /**
     * A managed identity of the machine.
     *
     * @param clientID as the machine told it; empty before
     */
    record Managed(Place place, Authentication.ManagedIdentity which, String clientID)
            implements PodRoot {

        Managed as(String learned) {
            return new Managed(place, which, learned);
        }

        @Override
        public Authentication authentication() {
            return which;
        }

        @Override
        public String fingerprint() {
            return Fingerprint.of("ManagedIdentity", place, which.title());
        }

        @Override
        public String kind() {
            return "ManagedIdentity";
        }
    }
}
