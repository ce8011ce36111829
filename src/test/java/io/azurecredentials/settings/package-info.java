/** What the environment can say, and what is answered to what it must not. */
@NullMarked
package io.azurecredentials.settings;

import org.jspecify.annotations.NullMarked;
