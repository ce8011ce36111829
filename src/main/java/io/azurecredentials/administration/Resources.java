package io.azurecredentials.administration;

import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Owner;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources of the API server as items, and the other way. */
final class Resources {
    static final String GROUP = "azurecredentials.io";
    static final String VERSION = "v1alpha1";

    private Resources() {}

    static Item read(Kind kind, GenericKubernetesResource object) {
        ObjectMeta meta = object.getMetadata();
        return new Item(
                new Place(kind, meta.getNamespace(), meta.getName()),
                meta.getUid(),
                meta.getResourceVersion(),
                meta.getDeletionTimestamp() != null,
                Optional.ofNullable(meta.getAnnotations()).orElse(Map.of()),
                part(object, "spec"),
                part(object, "status"),
                Optional.ofNullable(meta.getManagedFields()).orElse(List.of()).stream()
                        .map(Resources::owner)
                        .toList());
    }

    static GenericKubernetesResource made(Place place, Map<String, String> annotations, Spec spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(GROUP + "/" + VERSION);
        object.setKind(place.kind().toString());
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withName(place.name())
                        .withNamespace(place.namespace())
                        .withAnnotations(annotations.isEmpty() ? null : annotations)
                        .build());
        object.setAdditionalProperty("spec", spec.tree());
        return object;
    }

    private static Spec part(GenericKubernetesResource object, String name) {
        return object.getAdditionalProperties().get(name) instanceof Map<?, ?> it
                ? Spec.of(it)
                : Spec.EMPTY;
    }

    private static Owner owner(ManagedFieldsEntry entry) {
        return new Owner(
                Optional.ofNullable(entry.getManager()).orElse("somebody"),
                entry.getFieldsV1() == null
                        ? Map.of()
                        : entry.getFieldsV1().getAdditionalProperties());
    }
}
