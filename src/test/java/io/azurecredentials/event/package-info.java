/** What is told, and when: tables without I/O. */
@NullMarked
package io.azurecredentials.event;

import org.jspecify.annotations.NullMarked;
