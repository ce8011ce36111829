package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * From where and for how long to watch.
 *
 * @param initial begins with the objects that are there already
 * @param marksInitialEnd says by a bookmark when those are all sent
 */
record WatchOptions(
        long since, boolean initial, boolean marksInitialEnd, boolean bookmarks, Duration timeout) {

    private static final int SHORTEST_SECONDS = 1800;

    static WatchOptions of(Query query) {
        boolean streams = query.flag("sendInitialEvents");
        boolean bookmarks = query.flag("allowWatchBookmarks");
        boolean asked = !query.text("sendInitialEvents").isEmpty();
        if (!asked && !query.text("resourceVersionMatch").isEmpty()) {
            FieldError error =
                    FieldError.forbidden(
                            "resourceVersionMatch",
                            "resourceVersionMatch is forbidden for watch unless sendInitialEvents is"
                                    + " provided");
            throw Refusals.invalid("meta.k8s.io", "ListOptions", "", List.of(error));
        }
        if (streams && !query.text("resourceVersionMatch").equals("NotOlderThan")) {
            FieldError error =
                    FieldError.forbidden(
                            "resourceVersionMatch",
                            "sendInitialEvents requires setting resourceVersionMatch to"
                                    + " NotOlderThan");
            throw Refusals.invalid("meta.k8s.io", "ListOptions", "", List.of(error));
        }
        String version = query.text("resourceVersion");
        boolean anyVersion = version.isEmpty() || version.equals("0");
        boolean declined = query.text("sendInitialEvents").equals("false");
        return new WatchOptions(
                ResourceVersions.parse(version),
                streams || (anyVersion && !declined),
                streams && bookmarks,
                bookmarks,
                timeout(query.text("timeoutSeconds")));
    }

    private static Duration timeout(String seconds) {
        return seconds.matches("[1-9]\\d{0,8}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ofSeconds(
                        SHORTEST_SECONDS + ThreadLocalRandom.current().nextInt(SHORTEST_SECONDS));
    }
}
