/** Runs the operator as what it is: a process of its own, on what the build ships. */
@NullMarked
package io.azurecredentials.process;

import org.jspecify.annotations.NullMarked;
