package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.write.DeleteOptions;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.List;

/** Reads how a DELETE is meant, and answers it. */
record Deletions(Call call, ObjectNode body) {

    static Deletions of(Call call) {
        return new Deletions(call, call.body().objectOrEmpty());
    }

    DeleteOptions how() {
        JsonNode preconditions = body.path("preconditions");
        return new DeleteOptions(
                propagation(),
                preconditions.path("uid").asText(""),
                preconditions.path("resourceVersion").asText(""));
    }

    WriteOptions options() {
        WriteOptions options = call.options();
        boolean dryRun = options.dryRun() || Call.dryRun(body.path("dryRun").path(0).asText(""));
        return new WriteOptions(
                options.user(),
                options.fieldManager(),
                dryRun,
                false,
                options.fieldValidation(),
                options.warnings());
    }

    private DeleteOptions.Propagation propagation() {
        String policy =
                body.path("propagationPolicy")
                        .asText(call.info().query().text("propagationPolicy"));
        boolean orphans =
                body.path("orphanDependents")
                        .asBoolean(call.info().query().flag("orphanDependents"));
        return switch (policy) {
            case "" ->
                    orphans
                            ? DeleteOptions.Propagation.ORPHAN
                            : DeleteOptions.Propagation.BACKGROUND;
            case "Background" -> DeleteOptions.Propagation.BACKGROUND;
            case "Foreground" -> DeleteOptions.Propagation.FOREGROUND;
            case "Orphan" -> DeleteOptions.Propagation.ORPHAN;
            default -> {
                FieldError error =
                        FieldError.notSupported(
                                "propagationPolicy",
                                TextNode.valueOf(policy),
                                List.of("Background", "Foreground", "Orphan"));
                throw Refusals.invalid("meta.k8s.io", "DeleteOptions", "", List.of(error));
            }
        };
    }

    static Reply answer(ResourceType type, Objects.Deleted deleted, List<String> warnings) {
        if (!deleted.gone() || type.has(Trait.ANSWERS_DELETED_OBJECT)) {
            return new Reply.Json(200, deleted.object(), warnings);
        }
        Metadata metadata = Metadata.of(deleted.object());
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Success");
        status.set("details", type.details(metadata.name()).put("uid", metadata.uid()));
        return new Reply.Json(200, status, warnings);
    }
}
