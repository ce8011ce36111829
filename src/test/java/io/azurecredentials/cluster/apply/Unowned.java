package io.azurecredentials.cluster.apply;

import java.util.List;

/** The fields that the system sets and nobody owns. */
final class Unowned {

    private static final FieldSet SET =
            FieldSet.ofFields(
                    List.of(
                            List.of("apiVersion"),
                            List.of("kind"),
                            List.of("metadata"),
                            List.of("metadata", "name"),
                            List.of("metadata", "namespace"),
                            List.of("metadata", "creationTimestamp"),
                            List.of("metadata", "selfLink"),
                            List.of("metadata", "uid"),
                            List.of("metadata", "generation"),
                            List.of("metadata", "managedFields"),
                            List.of("metadata", "resourceVersion")));

    private Unowned() {}

    static FieldSet strip(FieldSet fields) {
        return fields.difference(SET);
    }
}
