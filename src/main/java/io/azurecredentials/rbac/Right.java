package io.azurecredentials.rbac;

/**
 * To do something with objects of ours.
 *
 * @param verb of RBAC
 * @param resource in the plural, of the group {@code azurecredentials.io}
 * @param namespace whose
 * @param name of one; empty for all of them
 */
public record Right(String verb, String resource, String namespace, String name) {
    /** The API group of all of them. */
    public static final String GROUP = "azurecredentials.io";
}
