/**
 * Objects of the API server as they were a moment ago. Who decides over a login or a token cannot
 * trust a watch: one that stands still looks like one with nothing to tell. So what is decided upon
 * is read, and what was read is remembered for a moment, so that a busy token costs one read a
 * moment and not one a request.
 *
 * <p>{@link io.azurecredentials.recent.BoundedMap} is for whoever else remembers something about
 * strangers, who may come in any number.
 */
@NullMarked
package io.azurecredentials.recent;

import org.jspecify.annotations.NullMarked;
