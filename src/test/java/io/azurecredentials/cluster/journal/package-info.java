/**
 * What was asked of the API server, for tests to look at afterwards. Imports nothing of the
 * cluster.
 */
@NullMarked
package io.azurecredentials.cluster.journal;

import org.jspecify.annotations.NullMarked;
