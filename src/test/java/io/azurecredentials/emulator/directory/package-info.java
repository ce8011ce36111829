/**
 * The objects of one Entra tenant as they are stored: applications, service principals, groups,
 * users. No HTTP and no permissions here: {@code graph} asks and decides, {@code entra} and {@code
 * arm} look things up.
 */
@NullMarked
package io.azurecredentials.emulator.directory;

import org.jspecify.annotations.NullMarked;
