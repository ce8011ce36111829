/**
 * AzureCredentials: gathers facts, asks {@link io.azurecredentials.credential.lifecycle.Lifecycle}
 * for the one step to take, takes it, and writes down what came of it.
 *
 * <p>The first look of a pass may be at caches; every step that changes anything is decided again
 * on the object and its Secret as the API server has them. Nothing here waits: waiting is an
 * instant handed to the framework. What only this process knows ({@link
 * io.azurecredentials.credential.Hands}) is wiped when leadership is lost.
 *
 * <p>The Secret is created with a plain create and changed with a server-side apply on the version
 * that was read: an apply that creates would merge into a Secret that somebody else made a moment
 * ago, and a late one would bring back a password that was superseded.
 */
@NullMarked
package io.azurecredentials.credential;

import org.jspecify.annotations.NullMarked;
