/**
 * An Azure for tests, demo and benchmarks: the unmodified Azure SDKs reach it over HTTPS under
 * Azure's own host names, through a loopback proxy. It models Azure and replays nothing; what
 * nobody modelled answers 501. Tests import only this package, {@code world} and the records that
 * its methods return; production code imports nothing of it.
 */
@NullMarked
package io.azurecredentials.emulator;

import org.jspecify.annotations.NullMarked;
