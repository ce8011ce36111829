package io.azurecredentials.config.rotation;

import java.time.Duration;

/**
 * How long is waited for what; from the AzureConfig's {@code propagation}.
 *
 * @param successes how many token requests in a row must succeed
 * @param interval time between two of them
 * @param timeout after this time without success a password is given up
 * @param settle how long Azure may take to show what it was told
 */
public record Patience(int successes, Duration interval, Duration timeout, Duration settle) {}
