package io.azurecredentials.api.v1alpha1;

/** Shapes that several fields share, as constants that annotations can name. */
final class Shapes {
    static final String GUID =
            "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    /** A Kubernetes object name (DNS-1123 subdomain). */
    static final String NAME = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    /** A namespace's name (DNS-1123 label). */
    static final String LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /** A key of a Secret's data. */
    static final String KEY = "^[-._a-zA-Z0-9]+$";

    /** A management group, a subscription, or something in a subscription. */
    static final String SCOPE =
            "^/(providers/[Mm]icrosoft\\.[Mm]anagement/managementGroups/[^/]+|subscriptions/[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(/[^/]+/[^/]+)*)$";

    /** A GUID, or a role definition's full ARM id, which ends with one. */
    static final String ROLE_ID =
            "^(/.+/)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

    /** What Entra allows at the front of a display name, and no more than fits beside the rest. */
    static final String PREFIX = "^[^<>;&%]*$";

    /** Whole numbers with units; the API server and every client read these alike. */
    static final String DURATION = "^([0-9]{1,7}(ms|s|m|h|d)){1,4}$";

    static final int NAME_LENGTH = 253;
    static final int LABEL_LENGTH = 63;
    static final int LABEL_KEY_LENGTH = 317;
    static final int TEXT_LENGTH = 1024;

    private Shapes() {}
}
