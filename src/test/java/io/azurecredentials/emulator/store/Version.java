package io.azurecredentials.emulator.store;

import java.time.Instant;
import java.util.Optional;

/** One write; an empty value means the thing was removed. */
record Version<T>(long number, Instant written, Optional<T> value) {}
