/**
 * The cluster that an integration test runs on: a {@code LocalCluster} of its own, or with {@code
 * -Dcluster=kubeconfig} the one that {@code $KUBECONFIG} names, which belongs to somebody. There a
 * run takes namespaces of its own, marks what it makes, refuses where it would disturb others, and
 * leaves nothing behind.
 *
 * <p>For {@code *IT} and what they are made of; knows nothing of the operator but its manifests.
 */
@NullMarked
package io.azurecredentials.testcluster;

import org.jspecify.annotations.NullMarked;
