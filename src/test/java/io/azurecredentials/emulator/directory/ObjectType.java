package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.store.Lag;

/** The kinds of directory objects, with the names Graph has for each. */
public enum ObjectType {
    APPLICATION("applications", "application", "Application", Lag.APPLICATION),
    SERVICE_PRINCIPAL(
            "servicePrincipals", "servicePrincipal", "ServicePrincipal", Lag.SERVICE_PRINCIPAL),
    GROUP("groups", "group", "Group", Lag.GROUP),
    USER("users", "user", "User", Lag.GROUP);

    private final String collection;
    private final String odataName;
    private final String directoryName;
    private final Lag lag;

    ObjectType(String collection, String odataName, String directoryName, Lag lag) {
        this.collection = collection;
        this.odataName = odataName;
        this.directoryName = directoryName;
        this.lag = lag;
    }

    /** The name of the collection in paths, such as {@code servicePrincipals}. */
    public String collection() {
        return collection;
    }

    /** The type name in the schema, such as {@code servicePrincipal}. */
    public String odataName() {
        return odataName;
    }

    /** The type name in bodies, such as {@code #microsoft.graph.servicePrincipal}. */
    public String odataType() {
        return "#microsoft.graph." + odataName;
    }

    /**
     * The name in locations, messages and ARM's {@code principalType}: {@code ServicePrincipal}.
     */
    public String directoryName() {
        return directoryName;
    }

    /** How late Graph's readers see a write. */
    public Lag lag() {
        return lag;
    }

    /** Whether the type has a property of that name. */
    public boolean hasProperty(String name) {
        return Templates.of(this).has(name) || selectable().has(name);
    }

    /** The properties that an answer has only if they are asked for, with their empty values. */
    public ObjectNode selectable() {
        return Templates.selectable(this);
    }

    /**
     * A new object's body: every property of a recorded answer, with the values of an empty object.
     */
    public ObjectNode blank() {
        return Templates.of(this).deepCopy();
    }
}
