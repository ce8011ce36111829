package io.azurecredentials.client;

import java.time.Duration;
import java.util.Map;

/**
 * What a client has of a draw.
 *
 * @param lease id of it
 * @param duration of the lease
 * @param data which is the secret
 */
public record Drawn(String lease, Duration duration, Map<String, Object> data) {}
