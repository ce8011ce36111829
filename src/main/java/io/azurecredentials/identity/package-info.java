/**
 * Tokens for clusters as this operator makes them: the keys that sign them, which every replica
 * reads from a Secret in the operator's own namespace, and for whom one is made. What such a token
 * is, is in {@code identity.token}.
 */
@NullMarked
package io.azurecredentials.identity;

import org.jspecify.annotations.NullMarked;
