/** Texts on their way to whoever asked for them. */
@NullMarked
package io.azurecredentials.credential.handover;

import org.jspecify.annotations.NullMarked;
