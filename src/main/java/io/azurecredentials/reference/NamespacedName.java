package io.azurecredentials.reference;

import io.azurecredentials.api.v1alpha1.Reference;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Which object of a kind, in the whole cluster. */
public record NamespacedName(String namespace, String name) {

    /**
     * What a reference points at.
     *
     * @param own namespace of the object that refers
     */
    public static NamespacedName of(Reference reference, String own) {
        return new NamespacedName(
                Optional.ofNullable(reference.namespace()).orElse(own), reference.name());
    }

    /** The object itself. */
    public static NamespacedName of(HasMetadata object) {
        return new NamespacedName(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    /** What {@link #toString} said. */
    public static NamespacedName parse(String text) {
        int slash = text.indexOf('/');
        return new NamespacedName(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
    }

    /** For a sentence that is read in that namespace. */
    public String seenFrom(String own) {
        return namespace.equals(own) ? name : name + " in namespace " + namespace;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
