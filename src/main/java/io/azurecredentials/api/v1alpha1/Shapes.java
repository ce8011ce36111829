package io.azurecredentials.api.v1alpha1;

/**
 * Shapes that several fields share, as CEL rules that annotations can name; each rule stands beside
 * a sentence that says what to write. Raw CEL texts ({@code r'…'}), so that a backslash is one.
 *
 * <p>{@code matches} finds its expression anywhere, hence {@code ^} and {@code $}; in its syntax
 * {@code $} is the very end, and there is no look-ahead.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class Shapes {
    static final String A_GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** One label of a Kubernetes name (RFC 1123). */
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    /**
     * What management groups and resource groups may be called: no dot at the end, so no dots only.
     *
     * @see <a
     *     href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules">
     *     Naming rules</a>
     */
    static final String GROUP = "[-_().\\p{L}\\p{N}]*[-_()\\p{L}\\p{N}]";

    /** Resources may be called almost anything, single spaces inside included, but no dots only. */
    private static final String RESOURCE =
            "[.]*[^./\\s<>*%&\\\\?#][^/\\s<>*%&\\\\?#]*( [^/\\s<>*%&\\\\?#]+)*";

    private static final String RESOURCES =
            "/providers/[a-z0-9][-.a-z0-9]*(/[a-z0-9][-._a-z0-9]*/" + RESOURCE + ")+";

    static final String GUID = "self.matches(r'^" + A_GUID + "$')";

    /** ARM id of a user-assigned managed identity, in any case of letters. */
    static final String IDENTITY =
            "self.matches(r'(?i)^/subscriptions/"
                    + A_GUID
                    + "/resourceGroups/"
                    + GROUP
                    + "/providers/Microsoft[.]ManagedIdentity/userAssignedIdentities/[-_a-z0-9]{3,128}$')";

    /** A Kubernetes object name (DNS-1123 subdomain). */
    static final String NAME = "self.matches(r'^" + LABEL + "([.]" + LABEL + ")*$')";

    /** A namespace's name (DNS-1123 label). */
    static final String NAMESPACE = "self.matches(r'^" + LABEL + "$')";

    /** Types that the API server does not ask more of than we can see to. */
    static final String TYPE_OF_DATA =
            "self == 'Opaque' || self == 'kubernetes.io/basic-auth' || self == 'kubernetes.io/dockerconfigjson' || (self.matches(r'^"
                    + LABEL
                    + "([.]"
                    + LABEL
                    + ")*/[-._a-zA-Z0-9]+$') && !self.contains('kubernetes.io/'))";

    private static final String NOT_OURS = "!k.startsWith('azurecredentials.io/')";

    /** Annotations that are not ours; the API server has no budget to look at more of a key. */
    static final String ANNOTATIONS = "self.all(k, " + NOT_OURS + ")";

    /** Labels that are not ours, with values as labels have them. */
    static final String LABELS =
            "self.all(k, "
                    + NOT_OURS
                    + " && k != 'app.kubernetes.io/managed-by' && self[k].matches(r'^([a-zA-Z0-9]([-._a-zA-Z0-9]*[a-zA-Z0-9])?)?$'))";

    /** What Entra and Vault take as tags; ours are not for others to give. */
    static final String TAGS =
            "self.all(it, it.matches(r'^\\S+$') && !it.startsWith('azurecredentials.io/'))";

    /** A key of a Secret's data; none begins with two dots, and none is a dot. */
    static final String KEY = "self.matches(r'^[.]?[-_a-zA-Z0-9][-._a-zA-Z0-9]*$')";

    static final String KEY_SAYS =
            "key must be a key of a Secret's data: letters, digits, '-', '_' and '.', such as ";

    /** A management group, a subscription, a resource group or a resource; case does not matter. */
    static final String SCOPE =
            "self.matches(r'(?i)^/(providers/Microsoft[.]Management/managementGroups/"
                    + GROUP
                    + "|subscriptions/"
                    + A_GUID
                    + "(/resourceGroups/"
                    + GROUP
                    + ")?("
                    + RESOURCES
                    + ")*)$')";

    /** A GUID, or a role definition's full ARM id, which ends with one. */
    static final String ROLE_ID =
            "self.matches(r'(?i)^((/[^/\\s]+)*/providers/Microsoft[.]Authorization/roleDefinitions/)?"
                    + A_GUID
                    + "$')";

    /** The name of a role definition: something, and nothing around it. */
    static final String ROLE_NAME = "self.matches(r'^\\S(.*\\S)?$')";

    /** What Entra allows at the front of a display name, and no more than fits beside the rest. */
    static final String PREFIX = "self.matches(r'^[^<>;&%\\pC]*$')";

    /**
     * Whole numbers with units; the API server and every client read these alike. An OpenAPI
     * pattern, because CEL sees the duration and not its text.
     */
    static final String DURATION = "^([0-9]{1,7}(ms|s|m|h|d)){1,4}$";

    /** Longer than a GUID, so that whoever writes more is told so by the rule's sentence. */
    static final int GUID_LENGTH = 64;

    static final int NAME_LENGTH = 253;
    static final int LABEL_LENGTH = 63;
    static final int LABEL_KEY_LENGTH = 317;
    static final int TEXT_LENGTH = 1024;

    /** What a Kubernetes name looks like, for the end of a sentence. */
    static final String NAME_SAYS =
            " must be the name of a Kubernetes object: lower-case letters, digits, '-' and '.', a letter or digit first and last";

    /** What a GUID looks like, for the middle of a sentence. */
    static final String GUID_SAYS = " must be a GUID such as 00000000-0000-0000-0000-000000000000 ";

    private Shapes() {}
}
