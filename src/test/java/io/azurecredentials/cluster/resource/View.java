package io.azurecredentials.cluster.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How one served version of a kind differs from the stored one. Never changes its argument. */
public interface View {

    /** The served form of a stored object. */
    ObjectNode served(ObjectNode stored);

    /** The stored form of a served object. */
    ObjectNode stored(ObjectNode served);

    /** Whether this is the stored version itself. */
    default boolean direct() {
        return false;
    }

    /** The stored version itself. */
    View SAME =
            new View() {
                @Override
                public ObjectNode served(ObjectNode stored) {
                    return stored;
                }

                @Override
                public ObjectNode stored(ObjectNode served) {
                    return served;
                }

                @Override
                public boolean direct() {
                    return true;
                }
            };

    /** Versions that differ in nothing but their name: conversion strategy None. */
    static View renaming(String servedVersion, String storedVersion) {
        return new View() {
            @Override
            public ObjectNode served(ObjectNode stored) {
                return renamed(stored, servedVersion);
            }

            @Override
            public ObjectNode stored(ObjectNode served) {
                return renamed(served, storedVersion);
            }
        };
    }

    private static ObjectNode renamed(ObjectNode object, String apiVersion) {
        ObjectNode copy = object.objectNode();
        copy.setAll(object);
        return copy.put("apiVersion", apiVersion);
    }
}
