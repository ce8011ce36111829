package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Store;
import java.util.List;
import java.util.Optional;

/** The policies and bindings that are in force. */
interface Policies {

    /** The API group of both. */
    String GROUP = "admissionregistration.k8s.io";

    /** Where policies are kept. */
    String POLICIES = GROUP + "/validatingadmissionpolicies";

    /** Where bindings are kept. */
    String BINDINGS = GROUP + "/validatingadmissionpolicybindings";

    List<ObjectNode> bindings();

    Optional<ObjectNode> policy(String name);

    /** Whatever is stored is in force. */
    static Policies stored(Store store) {
        return new Policies() {
            @Override
            public List<ObjectNode> bindings() {
                return store.list(BINDINGS, "").objects();
            }

            @Override
            public Optional<ObjectNode> policy(String name) {
                return store.get(POLICIES, new ObjectKey("", name));
            }
        };
    }
}
