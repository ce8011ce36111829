/**
 * Holds the emulator against recorded traffic of the real Azure: every recorded request is sent
 * again, and the answers are compared in what a client can rely on. Knows the emulator; the
 * emulator knows nothing of it, nor of any recording.
 */
@NullMarked
package io.azurecredentials.emulator.conformance;

import org.jspecify.annotations.NullMarked;
