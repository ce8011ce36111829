/** When something counts as an orphan, by table and by chance. */
@NullMarked
package io.azurecredentials.orphan.policy;

import org.jspecify.annotations.NullMarked;
