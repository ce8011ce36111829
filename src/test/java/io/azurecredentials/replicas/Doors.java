package io.azurecredentials.replicas;

import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.process.Installation;
import io.azurecredentials.testcluster.Documents;

/** Roles to log in for, one for each kind of token, and a machine that may. */
final class Doors {
    static final String BATCH = "batch";
    static final String COUNTED = "counted";

    /** Of a token of the role that counts them. */
    static final int USES = 5;

    private static final String MACHINE = "vm-app";

    private final Installation installation;
    private final LoginSample sample;

    Doors(Installation installation) {
        this.installation = installation;
        this.sample = new LoginSample(installation);
    }

    /** Makes them, beside the quickstart, which is there. */
    void make() {
        sample.apply(MACHINE);
        sample.applyRole(BATCH, "type: Batch", MACHINE);
        sample.applyRole(COUNTED, "numUses: " + USES, MACHINE);
        installation.cluster().apply(Documents.parse(draws()));
    }

    /** Whoever has logged in may draw from the quickstart's role. */
    private String draws() {
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: draws, namespace: %1$s}
        rules:
        - apiGroups: [azurecredentials.io]
          resources: [azureroles]
          resourceNames: [reader]
          verbs: [use]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: draws, namespace: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: draws}
        subjects:
        - apiGroup: rbac.authorization.k8s.io
          kind: Group
          name: "azurecredentials.io:policy:%1$s:default"
        """
                .formatted(installation.sample().namespace());
    }

    boolean areOpen() {
        return sample.isOpen(LoginSample.ROLE) && sample.isOpen(BATCH) && sample.isOpen(COUNTED);
    }

    /** What the machine shows. */
    String jwt() {
        return installation.azure().tokens().ofMachine(MACHINE, "https://management.azure.com/");
    }
}
