package io.azurecredentials.cluster.write;

/** What happens to fields that the schema does not know. */
public enum FieldValidation {
    IGNORE,
    WARN,
    STRICT
}
