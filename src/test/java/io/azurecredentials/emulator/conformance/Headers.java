package io.azurecredentials.emulator.conformance;

import io.azurecredentials.emulator.OfflineAzure.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the names of headers. Every recorded one must be there, those of the transport and of
 * single data centres excepted; those that steer a client must not be there unless recorded.
 */
final class Headers {

    private static final Set<String> TRANSPORT =
            Set.of("date", "content-length", "server", "vary", "connection", "transfer-encoding");
    private static final Set<String> LOCAL =
            Set.of("p3p", "x-xss-protection", "x-ms-srs", "set-cookie", "x-cache", "x-azure-ref");
    private static final Set<String> STEERING =
            Set.of("location", "azure-asyncoperation", "retry-after", "x-ms-failure-cause");

    private Headers() {}

    static List<String> differences(Interaction recorded, Reply got, Drift drift) {
        Map<String, String> ours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ours.putAll(got.headers());
        if (!got.body().isMissingNode()) {
            ours.putIfAbsent("content-type", "application/json; charset=utf-8");
        }
        Map<String, String> theirs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        recorded.response()
                .path("headers")
                .properties()
                .forEach(header -> theirs.put(header.getKey(), header.getValue().asText()));
        // One recorder put this into every answer, so that playing it back would not wait: nothing
        // is known of the real one.
        if (theirs.remove("retry-after", "0")) {
            ours.remove("retry-after");
        }
        List<String> differences = new ArrayList<>();
        for (String name : theirs.keySet()) {
            String folded = name.toLowerCase(Locale.ROOT);
            boolean counts = !TRANSPORT.contains(folded) && !LOCAL.contains(folded);
            if (counts && !ours.containsKey(name) && !drift.isExpected("header/" + folded)) {
                differences.add("header " + folded + " missing");
            }
        }
        for (String name : STEERING) {
            if (ours.containsKey(name) && !theirs.containsKey(name)) {
                differences.add("header " + name + " not in the recording");
            }
        }
        return differences;
    }
}
