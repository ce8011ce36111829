/**
 * The Azure Credentials Operator: short-lived Azure credentials as Kubernetes objects.
 *
 * <p>Start reading at {@link io.azurecredentials.credential.lifecycle}, where the life of a
 * credential is decided; {@code ArchitectureTest} says which package may know which.
 */
@NullMarked
package io.azurecredentials;

import org.jspecify.annotations.NullMarked;
