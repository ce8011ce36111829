/**
 * What the API server says about itself: groups, versions, resources, schemas. Imports {@code
 * resource}.
 */
@NullMarked
package io.azurecredentials.cluster.discovery;

import org.jspecify.annotations.NullMarked;
