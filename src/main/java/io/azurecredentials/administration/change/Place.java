package io.azurecredentials.administration.change;

/** Which object. */
public record Place(Kind kind, String namespace, String name) {

    /** For a sentence that is read in the namespace. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
