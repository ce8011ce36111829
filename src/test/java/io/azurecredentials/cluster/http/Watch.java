package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.store.Snapshot;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.store.Subscription;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stream of changes, one JSON document a line.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">Efficient
 *     detection of changes</a>
 */
final class Watch implements Reply {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(30);

    private final Store store;
    private final ResourceType type;
    private final Selection selection;
    private final Form form;
    private final WatchOptions options;
    private boolean first = true;

    Watch(Store store, ResourceType type, Selection selection, Form form, WatchOptions options) {
        this.store = store;
        this.type = type;
        this.selection = selection;
        this.form = form;
        this.options = options;
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.flush();
            long since = options.initial() ? sendPresent(out) : options.since();
            Optional<Subscription> subscription = store.watch(type.storage(), since);
            if (subscription.isEmpty()) {
                sendError(out, since);
                return;
            }
            try (Subscription changes = subscription.get()) {
                follow(changes, out, since);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The objects that are there already; answers with the revision up to which that was all. */
    private long sendPresent(OutputStream out) throws IOException {
        Snapshot present = store.list(type.storage(), selection.namespace());
        for (ObjectNode stored : present.objects()) {
            ObjectNode object = type.view().served(stored);
            if (selection.includes(object)) {
                line(out, "ADDED", form.event(object, first));
                first = false;
            }
        }
        if (options.marksInitialEnd()) {
            ObjectNode bookmark = bookmark(present.revision());
            bookmark.withObject("/metadata/annotations").put("k8s.io/initial-events-end", "true");
            line(out, "BOOKMARK", form.event(bookmark, first));
        }
        out.flush();
        return present.revision();
    }

    private void follow(Subscription changes, OutputStream out, long since)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(options.timeout());
        Instant bookmarkDue = Instant.now().plus(BETWEEN_BOOKMARKS);
        while (!changes.ended() && Instant.now().isBefore(end)) {
            Instant wake = bookmarkDue.isBefore(end) ? bookmarkDue : end;
            Change change = changes.next(Duration.between(Instant.now(), wake));
            while (change != null) {
                if (change.revision() > since) {
                    emit(change, out);
                }
                change = changes.next(Duration.ZERO);
            }
            if (options.bookmarks() && !Instant.now().isBefore(wake)) {
                sendBookmark(changes, out);
                bookmarkDue = Instant.now().plus(BETWEEN_BOOKMARKS);
            }
            out.flush();
        }
    }

    /** A revision may be promised only if nothing up to it is still on its way to this reader. */
    private void sendBookmark(Subscription changes, OutputStream out) throws IOException {
        long revision = store.revision();
        if (changes.drained()) {
            line(out, "BOOKMARK", form.event(bookmark(revision), false));
        }
    }

    /** A change that moves an object into or out of the selection shows as its birth or death. */
    private void emit(Change change, OutputStream out) throws IOException {
        ObjectNode object = type.view().served(change.object());
        ObjectNode previous = change.previous();
        boolean before = previous != null && selection.includes(type.view().served(previous));
        boolean after = change.type() != Change.Type.DELETED && selection.includes(object);
        if (!before && !after) {
            return;
        }
        String event = !after ? "DELETED" : before ? "MODIFIED" : "ADDED";
        line(out, event, form.event(object, first));
        first = false;
    }

    private ObjectNode bookmark(long revision) {
        ObjectNode bookmark = JsonNodeFactory.instance.objectNode();
        bookmark.put("kind", type.names().kind()).put("apiVersion", type.apiVersion());
        bookmark.putObject("metadata")
                .put("resourceVersion", Long.toString(revision))
                .putNull("creationTimestamp");
        return bookmark;
    }

    private void sendError(OutputStream out, long since) throws IOException {
        long oldest = store.forgotten(type.storage());
        ApiException expired =
                Refusals.expired("too old resource version: " + since + " (" + oldest + ")");
        line(out, "ERROR", expired.status());
    }

    private static void line(OutputStream out, String event, ObjectNode object) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", event);
        line.set("object", object);
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }
}
