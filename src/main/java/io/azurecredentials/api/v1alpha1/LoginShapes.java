package io.azurecredentials.api.v1alpha1;

/**
 * Shapes of what a login speaks of, as {@link Shapes} has those of everything else.
 *
 * <p>The oldest Kubernetes that is served has no CEL functions for addresses, so ranges are matched
 * by their spelling; bits beyond a prefix are found by whoever reads them.
 */
final class LoginShapes {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Compared exactly; what looks like a pattern is none. */
    private static final String AN_AUDIENCE = "r'^[!-)+-~]+$'";

    static final String AUDIENCE = "self.matches(" + AN_AUDIENCE + ")";

    /** Whoever shows such a token here shows one of Kubernetes. */
    static final String NOT_OURS = "self != 'azurecredentials.io'";

    static final String AUDIENCES = "self.all(it, it.matches(" + AN_AUDIENCE + "))";

    static final String GUIDS = "self.all(it, it.matches(r'^" + Shapes.A_GUID + "$'))";

    static final String GUIDS_OR_ANYBODY =
            "self.all(it, it == '*' || it.matches(r'^" + Shapes.A_GUID + "$'))";

    /** Beside ids, Vault takes {@code *} for an id that nobody has. */
    static final String ANYBODY_ALONE = "size(self) < 2 || !('*' in self)";

    static final String RESOURCE_GROUPS = "self.all(it, it.matches(r'^" + Shapes.GROUP + "$'))";

    /** By name or as the portal shows them. */
    static final String LOCATIONS = "self.all(it, it.matches(r'^[a-zA-Z0-9]+( [a-zA-Z0-9]+)*$'))";

    static final String SCALE_SETS =
            "self.all(it, it.matches(r'^[a-zA-Z0-9]([-a-zA-Z0-9._]*[a-zA-Z0-9_])?$'))";

    /** What ends the name of a Kubernetes group without saying anything else there. */
    static final String POLICIES = "self.all(it, it.matches(r'^[a-z0-9]([-a-z0-9._]*[a-z0-9])?$'))";

    static final String NOT_ROOT = "!('root' in self)";

    static final String RANGES =
            "self.all(it, it.matches(r'^("
                    + OCTET
                    + "([.]"
                    + OCTET
                    + "){3}(/([12]?[0-9]|3[0-2]))?|[0-9a-fA-F]*:[0-9a-fA-F:.]+(/(1[01][0-9]|12[0-8]|[1-9]?[0-9]))?)$'))";

    /** An address with a prefix, longer than any. */
    static final int RANGE_LENGTH = 64;

    static final int AUDIENCE_LENGTH = 256;

    private LoginShapes() {}
}
