package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lists in pieces. What follows a piece is kept as it was when the first piece was asked for, so
 * that all pieces together are one consistent list; the oldest are forgotten.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks">Retrieving
 *     large result sets in chunks</a>
 */
final class Pages {

    private static final int KEPT = 500;

    private final Map<String, Snapshot> rests = new LinkedHashMap<>();

    /** One piece and the metadata of its list. */
    record Page(List<ObjectNode> objects, ObjectNode metadata) {}

    /** The first {@code limit} objects; all if it is 0. */
    Page first(Snapshot all, int limit, boolean countable) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("resourceVersion", Long.toString(all.revision()));
        if (limit <= 0 || all.objects().size() <= limit) {
            return new Page(all.objects(), metadata);
        }
        List<ObjectNode> rest = all.objects().subList(limit, all.objects().size());
        metadata.put("continue", keep(new Snapshot(rest, all.revision())));
        if (countable) {
            metadata.put("remainingItemCount", rest.size());
        }
        return new Page(all.objects().subList(0, limit), metadata);
    }

    /** The piece after the one that came with {@code token}. */
    Page next(String token, int limit, boolean countable) {
        Snapshot rest;
        synchronized (rests) {
            rest = rests.get(token);
        }
        if (rest == null) {
            throw Refusals.expired(
                    "The provided continue parameter is too old to display a consistent list"
                            + " result. You must start a new list without the continue parameter.");
        }
        return first(rest, limit, countable);
    }

    private String keep(Snapshot rest) {
        String token = UUID.randomUUID().toString();
        synchronized (rests) {
            rests.put(token, rest);
            if (rests.size() > KEPT) {
                rests.remove(rests.keySet().iterator().next());
            }
        }
        return token;
    }
}
