package io.azurecredentials.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP, from whichever service and by whichever client. */
final class Reply {
    /** Whatever is no code in the sense of the services' lists is text, and not ours to repeat. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.]{1,80}");

    private final Service service;
    private final int status;
    private final @Nullable String retryAfter;
    private final byte[] body;

    /**
     * @param retryAfter the header of that name
     * @param body all of it
     */
    Reply(Service service, int status, @Nullable String retryAfter, byte[] body) {
        this.service = service;
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /**
     * Lets success pass.
     *
     * @throws HttpRefusal for every other status
     * @throws IOException if the body of a success is no JSON: it was cut off, or something in
     *     between has answered in the service's stead
     */
    void check() throws IOException {
        if (status < 200 || status > 299) {
            throw new HttpRefusal(
                    service, status, codes(), RetryAfter.parse(retryAfter, Instant.now()));
        }
        if (body.length > 0) {
            parse();
        }
    }

    /**
     * What a success must hold. Where it does not, the answer is as good as none: something in
     * between may have given it.
     */
    static <T> T held(@Nullable T value) {
        if (value == null) {
            throw new UncheckedIOException(new IOException("an answer without what was asked for"));
        }
        return value;
    }

    /**
     * The error's code followed by those of its details; for Entra the numbers of {@code
     * error_codes}, which the SDK keeps to itself; for the metadata service OAuth's word.
     */
    private List<String> codes() {
        try {
            return parse() instanceof Map<?, ?> json ? codes(json) : List.of();
        } catch (IOException notJson) {
            return List.of();
        }
    }

    private List<String> codes(Map<?, ?> json) {
        List<String> found = new ArrayList<>();
        if (json.get("error_codes") instanceof List<?> numbers) {
            numbers.forEach(it -> add(found, it));
        }
        if (service == Service.METADATA && json.get("error") instanceof String word) {
            add(found, word);
        }
        if (json.get("error") instanceof Map<?, ?> error) {
            add(found, error.get("code"));
            if (error.get("details") instanceof List<?> details) {
                details.forEach(it -> add(found, it instanceof Map<?, ?> d ? d.get("code") : null));
            }
        }
        return found;
    }

    private static void add(List<String> found, @Nullable Object code) {
        String text = String.valueOf(code);
        if (code != null && CODE.matcher(text).matches()) {
            found.add(text);
        }
    }

    private @Nullable Object parse() throws IOException {
        try (JsonReader reader = JsonProviders.createReader(body)) {
            reader.nextToken();
            return reader.readUntyped();
        } catch (IllegalStateException malformed) {
            throw new IOException("not JSON", malformed);
        }
    }
}
