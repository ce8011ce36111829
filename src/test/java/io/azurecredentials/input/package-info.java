/**
 * Bad input: what is refused at {@code kubectl apply} and with which sentence, and what is shown as
 * a condition; in either case Azure is left alone. One row each, in tables.
 */
@NullMarked
package io.azurecredentials.input;

import org.jspecify.annotations.NullMarked;
