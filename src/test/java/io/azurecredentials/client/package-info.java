/**
 * Clients that were written for Vault, unmodified, against the operator as a process: libraries of
 * Java here, those of other languages as programs of {@code src/test/node} and {@code
 * src/test/python}. What no registry has is replayed, request by request. Whoever lacks a program
 * is told what to install; nothing is skipped.
 */
@NullMarked
package io.azurecredentials.client;

import org.jspecify.annotations.NullMarked;
