/**
 * What is added to a trace by whoever happens to work in it: the span is the thread's, as its log
 * is, and where nobody traces nothing happens. Whoever takes steps, draws conclusions or starts
 * threads may import it; pure packages may not. It knows OpenTelemetry's API and hands out none of
 * it.
 */
@NullMarked
package io.azurecredentials.trace.current;

import org.jspecify.annotations.NullMarked;
