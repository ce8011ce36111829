/**
 * Keys and certificates made at start: the authority that clients are told to trust, the one server
 * certificate for all of Azure's host names, and self-signed certificates for token keys.
 */
@NullMarked
package io.azurecredentials.emulator.tls;

import org.jspecify.annotations.NullMarked;
