/**
 * An in-memory Kubernetes API server for tests and the demo: real kubectl and real clients work
 * against it over plain HTTP on the loopback address. Where it differs from a real kube-apiserver,
 * the real one is right. Nothing runs in it: Pods stay pending, nothing is rolled out.
 *
 * <p>Tests import {@code cluster} and {@code cluster.journal}; the other packages below are its
 * inside. A request goes from {@code http} through {@code access} to {@code write}, which reads and
 * writes {@code store}; {@code control} reacts to what was written.
 */
@NullMarked
package io.azurecredentials.cluster;

import org.jspecify.annotations.NullMarked;
