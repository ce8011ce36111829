/**
 * A reverse proxy that stands before any API server, local or real, and lets chosen requests fail
 * as networks and servers fail. Not a part of the local cluster, which never fails by itself. Tests
 * may import it; it imports the cluster's reading of requests and its kubeconfig.
 */
@NullMarked
package io.azurecredentials.cluster.fault;

import org.jspecify.annotations.NullMarked;
