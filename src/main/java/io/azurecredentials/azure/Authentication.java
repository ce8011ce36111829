package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.util.function.Supplier;

/** How the operator proves to Azure who it is. */
public sealed interface Authentication {

    /** Who that is, to be read after "the". */
    String title();

    /**
     * An application's password.
     *
     * @param clientID the application's client id, a GUID
     */
    record ClientSecret(String clientID, Sensitive secret) implements Authentication {
        @Override
        public String title() {
            return application(clientID);
        }
    }

    /**
     * A certificate that is registered on an application, or whose issuer is.
     *
     * @param clientID the application's client id, a GUID
     * @param sendChain sends the certificates along ({@code x5c}), which lets Entra judge by
     *     subject name and issuer
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">
     *     Certificate credentials</a>
     */
    record ClientCertificate(String clientID, SigningCertificate certificate, boolean sendChain)
            implements Authentication {
        @Override
        public String title() {
            return application(clientID);
        }
    }

    /**
     * A token of another issuer, which a federated identity credential names.
     *
     * @param clientID of the application, or of a user-assigned managed identity
     * @param token asked for every token that is fetched, on the thread that fetches it
     * @see <a
     *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Workload
     *     identity federation</a>
     */
    record FederatedToken(String clientID, Supplier<Answer<Sensitive>> token)
            implements Authentication {
        @Override
        public String title() {
            return application(clientID);
        }
    }

    /** An identity of the machine that the operator runs on. */
    sealed interface ManagedIdentity extends Authentication {}

    /** The machine's own identity; without one, the only one that was assigned to it. */
    record SystemAssigned() implements ManagedIdentity {
        @Override
        public String title() {
            return "machine's managed identity";
        }
    }

    /**
     * @param clientID a user-assigned identity's client id
     */
    record ByClientID(String clientID) implements ManagedIdentity {
        @Override
        public String title() {
            return "managed identity with the client id " + clientID;
        }
    }

    /**
     * @param objectID the object id of its service principal
     */
    record ByObjectID(String objectID) implements ManagedIdentity {
        @Override
        public String title() {
            return "managed identity with the object id " + objectID;
        }
    }

    /**
     * @param resourceID a user-assigned identity's ARM id
     */
    record ByResourceID(String resourceID) implements ManagedIdentity {
        @Override
        public String title() {
            return "managed identity " + resourceID;
        }
    }

    private static String application(String clientID) {
        return "root application " + clientID;
    }
}
