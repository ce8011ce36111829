/**
 * What the API server asks us: whose a bearer token is. Knows HTTP only through {@code
 * server.http}, and holds no rule about who may log in.
 */
@NullMarked
package io.azurecredentials.server.kubernetes;

import org.jspecify.annotations.NullMarked;
