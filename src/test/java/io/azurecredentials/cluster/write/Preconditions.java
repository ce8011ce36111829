package io.azurecredentials.cluster.write;

import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import java.util.List;

/**
 * Whether a change was made against the present state of the object it names.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">Resource
 *     versions</a>
 */
final class Preconditions {

    static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try"
                    + " again";

    private Preconditions() {}

    static void check(Modification.Target target, Metadata next, Metadata current) {
        ResourceType type = target.type();
        checkPlace(target, next);
        boolean replaces = target.edit() instanceof Edit.Replace;
        if (replaces && !next.uid().isEmpty() && !next.uid().equals(current.uid())) {
            throw type.conflict(current.name(), precondition("UID", next.uid(), current.uid()));
        }
        String version = next.resourceVersion();
        if (version.isEmpty() || version.equals("0")) {
            if (!type.has(Trait.UNCONDITIONAL_UPDATE)) {
                throw unconditional(type, current.name());
            }
        } else if (!version.equals(current.resourceVersion())) {
            throw type.conflict(current.name(), MODIFIED);
        }
    }

    /** The cause of the conflict when what a client expects of an object is not so. */
    static String precondition(String what, String expected, String actual) {
        return "Precondition failed: "
                + what
                + " in precondition: "
                + expected
                + ", "
                + what
                + " in object meta: "
                + actual;
    }

    private static void checkPlace(Modification.Target target, Metadata next) {
        String name = target.key().name();
        if (!next.name().isEmpty() && !next.name().equals(name)) {
            throw Refusals.badRequest(
                    "the name of the object ("
                            + next.name()
                            + ") does not match the name on the URL ("
                            + name
                            + ")");
        }
        String namespace = target.key().namespace();
        if (target.type().namespaced()
                && !next.namespace().isEmpty()
                && !next.namespace().equals(namespace)) {
            throw Refusals.badRequest(
                    "the namespace of the object ("
                            + next.namespace()
                            + ") does not match the namespace on the request ("
                            + namespace
                            + ")");
        }
    }

    private static RuntimeException unconditional(ResourceType type, String name) {
        FieldError error =
                new FieldError(
                        "metadata.resourceVersion",
                        FieldError.Type.INVALID,
                        "Invalid value: 0x0: must be specified for an update");
        return Refusals.invalid(type.group(), type.names().plural(), name, List.of(error));
    }
}
