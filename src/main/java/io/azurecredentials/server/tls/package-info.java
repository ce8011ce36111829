/**
 * Certificates for the HTTPS server: the pair that is mounted, or else one of our own under an
 * authority that all replicas share through a Secret; and who signs those of clients. Knows nothing
 * of HTTP. What is due when is decided in {@link io.azurecredentials.server.tls.Renewal}, with the
 * time as an argument.
 */
@NullMarked
package io.azurecredentials.server.tls;

import org.jspecify.annotations.NullMarked;
