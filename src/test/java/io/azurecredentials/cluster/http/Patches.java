package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.patch.JsonPatch;
import io.azurecredentials.cluster.patch.MergePatch;
import io.azurecredentials.cluster.patch.StrategicPatch;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.write.Edit;
import java.util.ArrayList;
import java.util.List;

/** Reads a PATCH's body by its media type. */
final class Patches {

    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private Patches() {}

    static Edit read(Call call, ResourceType type) {
        Body body = call.body();
        boolean strategic = type.has(Trait.STRATEGIC_PATCH);
        boolean apply = body.contentType().equals(APPLY);
        checkOptions(call.info().query(), apply);
        if (apply) {
            return new Edit.Applied(Body.asObject(body.document()));
        }
        if (body.contentType().equals(STRATEGIC) && strategic) {
            return new Edit.Patched(
                    new StrategicPatch(Body.asObject(body.document()), type.schema().get()));
        }
        return switch (body.contentType()) {
            case JSON -> new Edit.Patched(new JsonPatch(body.document()));
            case MERGE -> new Edit.Patched(new MergePatch(Body.asObject(body.document())));
            default -> throw Refusals.unsupportedMediaType(accepted(strategic));
        };
    }

    private static void checkOptions(Query query, boolean apply) {
        List<FieldError> errors = new ArrayList<>();
        if (apply && query.text("fieldManager").isEmpty()) {
            errors.add(FieldError.required("fieldManager", "is required for apply patch"));
        }
        if (!apply && !query.text("force").isEmpty()) {
            errors.add(FieldError.forbidden("force", "may not be specified for non-apply patch"));
        }
        if (!errors.isEmpty()) {
            throw Refusals.invalid("meta.k8s.io", "PatchOptions", "", errors);
        }
    }

    private static List<String> accepted(boolean strategic) {
        return strategic ? List.of(JSON, MERGE, STRATEGIC, APPLY) : List.of(JSON, MERGE, APPLY);
    }
}
