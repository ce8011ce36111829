/**
 * Microsoft Graph v1.0, as far as applications, service principals, groups and the recycle bin go.
 * Every route demands a permission; OData options beyond the modelled ones are refused loudly.
 */
@NullMarked
package io.azurecredentials.emulator.graph;

import org.jspecify.annotations.NullMarked;
