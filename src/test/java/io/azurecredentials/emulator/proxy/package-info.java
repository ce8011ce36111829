/**
 * How a client gets here: the loopback CONNECT proxy. It never opens a connection beyond this
 * machine; a host that is not one of Azure's is refused.
 */
@NullMarked
package io.azurecredentials.emulator.proxy;

import org.jspecify.annotations.NullMarked;
