/** What a Secret holds: which keys, with which values. Pure. */
@NullMarked
package io.azurecredentials.credential.rendering;

import org.jspecify.annotations.NullMarked;
