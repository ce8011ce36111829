/**
 * The HTTP servers behind the proxy, and what every request passes on its way: fault, latency,
 * journal, and a loud 501 for what nobody modelled.
 */
@NullMarked
package io.azurecredentials.emulator.server;

import org.jspecify.annotations.NullMarked;
