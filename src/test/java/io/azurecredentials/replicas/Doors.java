package io.azurecredentials.replicas;

import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.process.Installation;

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
    }

    boolean areOpen() {
        return sample.isOpen(LoginSample.ROLE) && sample.isOpen(BATCH) && sample.isOpen(COUNTED);
    }

    /** What the machine shows. */
    String jwt() {
        return installation.azure().tokens().ofMachine(MACHINE, "https://management.azure.com/");
    }
}
