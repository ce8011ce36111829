/**
 * Judges a run from outside: from what the API server holds, what Azure holds and what a token
 * request says. Shares no code with the operator but the API's types.
 */
@NullMarked
package io.azurecredentials.chaos.oracle;

import org.jspecify.annotations.NullMarked;
