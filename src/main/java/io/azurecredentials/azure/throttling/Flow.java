package io.azurecredentials.azure.throttling;

/**
 * Requests that belong together; Kubernetes' API priority and fairness has the same term.
 *
 * @param name whose they are, such as an object's UID: flows of different names come back at
 *     different times after a service was left alone
 * @param priority of each of them
 */
public record Flow(String name, Priority priority) {}
