/**
 * An Azure for tests, demo and benchmarks: the unmodified Azure SDKs reach it over HTTPS under
 * Azure's own host names, through a loopback proxy. It models Azure and replays nothing; what
 * nobody modelled answers 501. Tests import only this package, {@code world} and the records that
 * its methods return; production code imports nothing of it.
 *
 * <p>Who needs a token to log in with has it of {@link AzureTokens}, in one line:
 *
 * <pre>{@code emulator.tokens().ofMachine("vm-app", "https://management.azure.com/")}</pre>
 */
@NullMarked
package io.azurecredentials.emulator;

import org.jspecify.annotations.NullMarked;
