/**
 * JSON that strangers send, read in one way only. Pure; for whoever takes something apart that came
 * from outside and decides by it: {@code login.jwt}, {@code server.vault.wire}, {@code
 * server.kubernetes}.
 */
@NullMarked
package io.azurecredentials.json;

import org.jspecify.annotations.NullMarked;
