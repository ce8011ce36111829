/** Drawing against an API server, with a leader that makes nothing in Azure. */
@NullMarked
package io.azurecredentials.draw;

import org.jspecify.annotations.NullMarked;
