package io.azurecredentials.config.resolution;

import io.azurecredentials.api.v1alpha1.RootAuthentication.CertificateKey;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ManagedIdentity;
import io.azurecredentials.api.v1alpha1.RootAuthentication.SecretKey;
import io.azurecredentials.base.Sensitive;
import java.time.Duration;

/** Who an AzureConfig signs in as, and what it shows for it. */
public sealed interface Identity {

    /** Whether it is what the operator's pod is, and so lent out to whoever uses the config. */
    boolean isAmbient();

    /** A client secret in a Secret beside the config. */
    record Secret(String clientID, SecretKey ref) implements Identity {
        @Override
        public boolean isAmbient() {
            return false;
        }
    }

    /** A certificate in a Secret beside the config. */
    record Certificate(String clientID, CertificateKey ref, boolean sendChain) implements Identity {
        @Override
        public boolean isAmbient() {
            return false;
        }
    }

    /**
     * Tokens of a ServiceAccount beside the config.
     *
     * @param ttl how long one lives
     */
    record ServiceAccount(String clientID, String name, String audience, Duration ttl)
            implements Identity {
        @Override
        public boolean isAmbient() {
            return false;
        }
    }

    /** A client secret of the pod. */
    record OwnSecret(String clientID, Sensitive text) implements Identity {
        @Override
        public boolean isAmbient() {
            return true;
        }
    }

    /** The federated token of the pod. */
    record OwnToken(String clientID) implements Identity {
        @Override
        public boolean isAmbient() {
            return true;
        }
    }

    /**
     * A managed identity of the machine.
     *
     * @param last it is only taken because the pod has nothing else, and there may be none
     */
    record Managed(ManagedIdentity which, boolean last) implements Identity {
        @Override
        public boolean isAmbient() {
            return true;
        }
    }
}
