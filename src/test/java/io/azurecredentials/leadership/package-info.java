/** When a process may write. */
@NullMarked
package io.azurecredentials.leadership;

import org.jspecify.annotations.NullMarked;
