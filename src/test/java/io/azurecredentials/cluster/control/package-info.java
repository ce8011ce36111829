/**
 * The controllers that a cluster is not one without: they register definitions, collect garbage,
 * empty namespaces, give them their ServiceAccount and aggregate ClusterRoles. Each follows the
 * store's changes on a thread of its own and writes like any other client. Imports {@code store},
 * {@code write}, {@code definition}, {@code builtin} and {@code resource}.
 */
@NullMarked
package io.azurecredentials.cluster.control;

import org.jspecify.annotations.NullMarked;
