/**
 * Label and field selectors: parsing them as clients write them, and telling which objects they
 * mean. Imports {@code resource} and {@code failure}.
 */
@NullMarked
package io.azurecredentials.cluster.selector;

import org.jspecify.annotations.NullMarked;
