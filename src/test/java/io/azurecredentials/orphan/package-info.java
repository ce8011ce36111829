/** What the auditor reads and removes, against a cluster and an emulated Azure. */
@NullMarked
package io.azurecredentials.orphan;

import org.jspecify.annotations.NullMarked;
