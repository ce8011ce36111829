/**
 * Puts the operator together by hand and runs it: object graph, leader election, health, metrics,
 * logging, shutdown. Holds no rule of the product; knows everybody, and nobody knows it.
 */
@NullMarked
package io.azurecredentials.bootstrap;

import org.jspecify.annotations.NullMarked;
