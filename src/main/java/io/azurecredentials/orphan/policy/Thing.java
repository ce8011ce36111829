package io.azurecredentials.orphan.policy;

/** Something in Azure that bears our marks, and those of this cluster. */
public sealed interface Thing {

    /** Tells it apart from everything else in its tenant. */
    String id();

    /** What it is. */
    Kind kind();

    /** The word for it in metrics and logs. */
    enum Kind {
        APPLICATION("application"),
        PASSWORD("password");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * An application that bears our tag and a name of ours.
     *
     * @param objectID its id in the directory
     * @param displayName what people see; whoever may change the application may change it
     * @param uid of the AzureCredential or AzureRole it was made for
     */
    record Application(String objectID, String uniqueName, String displayName, String uid)
            implements Thing {
        @Override
        public String id() {
            return kind() + "/" + objectID;
        }

        @Override
        public Kind kind() {
            return Kind.APPLICATION;
        }
    }

    /**
     * A password whose display name is one of ours.
     *
     * @param applicationID object id of the application it is on
     * @param keyID what Entra calls it
     * @param marker its display name
     */
    record Password(String applicationID, String keyID, String marker) implements Thing {
        @Override
        public String id() {
            return kind() + "/" + applicationID + "/" + keyID;
        }

        @Override
        public Kind kind() {
            return Kind.PASSWORD;
        }
    }
}
