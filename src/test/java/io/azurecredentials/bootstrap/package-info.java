/** Tests of what is put together, as far as it can be looked at without a process. */
@NullMarked
package io.azurecredentials.bootstrap;

import org.jspecify.annotations.NullMarked;
