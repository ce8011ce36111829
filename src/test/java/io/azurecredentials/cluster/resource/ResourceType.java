package io.azurecredentials.cluster.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One served version of a kind.
 *
 * @param storage names the collection that all versions of the kind share
 * @param schema structure of the whole object, computed when first asked for
 * @param columns of its table after NAME; a kind with cells that no path yields has its own table
 * @param selectableFields paths, beside name and namespace, that field selectors may use
 */
public record ResourceType(
        String group,
        String version,
        Names names,
        boolean namespaced,
        Set<Trait> traits,
        NameRule nameRule,
        List<Column> columns,
        List<String> selectableFields,
        String storage,
        View view,
        Strategy strategy,
        Supplier<Schema> schema) {

    /** As in a document's {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As messages name it: {@code secrets} or {@code leases.coordination.k8s.io}. */
    public String qualifiedName() {
        return group.isEmpty() ? names.plural() : names.plural() + "." + group;
    }

    /** Whether objects of this kind have the trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether its objects come from a CustomResourceDefinition. */
    public boolean custom() {
        return !has(Trait.STRATEGIC_PATCH);
    }

    /** Where an object of this kind lives. */
    public ObjectKey key(String namespace, String name) {
        return new ObjectKey(namespaced ? namespace : "", name);
    }

    /** 404: no such object. */
    public ApiException notFound(String name) {
        return refusal(
                404, "NotFound", name, qualifiedName() + " " + GoText.quote(name) + " not found");
    }

    /** 409: the name is taken. */
    public ApiException alreadyExists(String name) {
        return refusal(
                409,
                "AlreadyExists",
                name,
                qualifiedName() + " " + GoText.quote(name) + " already exists");
    }

    /** 409: the request was made against another state; {@code cause} says which. */
    public ApiException conflict(String name, String cause) {
        return refusal(
                409,
                "Conflict",
                name,
                "Operation cannot be fulfilled on "
                        + qualifiedName()
                        + " "
                        + GoText.quote(name)
                        + ": "
                        + cause);
    }

    /** 403: not with this object, or not now; {@code cause} says why. */
    public ApiException forbidden(String name, String cause) {
        return refusal(
                403,
                "Forbidden",
                name,
                qualifiedName() + " " + GoText.quote(name) + " is forbidden: " + cause);
    }

    /** 422: the object breaks rules, all of which are listed. */
    public ApiException invalid(String name, List<FieldError> errors) {
        return Refusals.invalid(group, names.kind(), name, errors);
    }

    /** {@code details} of a Status about an object of this kind. */
    public ObjectNode details(String name) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("name", name);
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", names.plural());
    }

    private ApiException refusal(int code, String reason, String name, String message) {
        return new ApiException(code, reason, message, details(name));
    }
}
