/** What is sent when status is written, and what is said when that fails. */
@NullMarked
package io.azurecredentials.status;

import org.jspecify.annotations.NullMarked;
