/** The life of a credential, tried in every order of crashes, delays and rivals. */
@NullMarked
package io.azurecredentials.credential.lifecycle;

import org.jspecify.annotations.NullMarked;
