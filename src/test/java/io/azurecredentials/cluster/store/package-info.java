/**
 * Where objects are kept: revisions, compare-and-set writes, consistent snapshots, and a bounded
 * history from which watches resume. Knows nothing of kinds, schemas or HTTP; an object is a JSON
 * document that is never changed once it is stored. {@code write}, {@code control} and {@code http}
 * may import it.
 */
@NullMarked
package io.azurecredentials.cluster.store;

import org.jspecify.annotations.NullMarked;
