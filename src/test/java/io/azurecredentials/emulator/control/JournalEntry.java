package io.azurecredentials.emulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param time by the emulator's clock, ISO 8601
 * @param path without the query
 * @param status what was answered or, if the answer got lost, would have been; 0 if nothing
 *     happened
 * @param operation a name of the operations list, {@code unmodelled} or {@code proxy.refused}
 * @param caller application id of the token or of the token request, {@code -} if unknown
 * @param machine the machine whose proxy the request came through
 * @param fault what was done to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntry(
        long seq,
        String time,
        String method,
        String host,
        String path,
        int status,
        String operation,
        String caller,
        @Nullable String machine,
        @Nullable String fault) {}
