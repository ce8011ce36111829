/**
 * Applications of ours in Azure, whoever they were made for: making them, giving their service
 * principals what they may do, removing them, and how they stand in a status.
 *
 * <p>An AzureCredential has one of its own, or an AzureRole keeps one for all of its credentials;
 * when something is made or removed is decided by {@code credential.lifecycle} and {@code
 * role.lifecycle}, and done here in the same way. Nothing here waits, decides, or writes to
 * Kubernetes.
 */
@NullMarked
package io.azurecredentials.application;

import org.jspecify.annotations.NullMarked;
