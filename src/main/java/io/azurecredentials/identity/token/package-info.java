/**
 * Tokens by which a cluster knows who logged in here: what they say, what signs them, and how
 * whoever checks them finds the keys (OpenID Connect Core 1.0, OpenID Connect Discovery 1.0). Pure:
 * time, chance and keys are arguments.
 *
 * <p>They are for API servers that were told to trust our issuer, and for nobody here. A login
 * takes none: they are not of Entra, not signed by RSA, and of another type. As a bearer token of
 * Kubernetes none is taken either: {@code rbac} takes tokens for the audience {@code
 * azurecredentials.io} alone, before it asks the API server, which may trust our issuer; and for
 * that audience none is ever signed.
 */
@NullMarked
package io.azurecredentials.identity.token;

import org.jspecify.annotations.NullMarked;
