package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Snapshot;
import io.azurecredentials.cluster.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Lists, whole or in pieces that together are one consistent list as long as its resource version
 * is remembered.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks">Retrieving
 *     large result sets in chunks</a>
 */
record Pages(Store store, ResourceType type, Selection selection) {

    private static final String FORGOTTEN =
            "The provided continue parameter is too old to display a consistent list result. You"
                    + " can start a new list without the continue parameter, or use the continue"
                    + " token in this response to retrieve the remainder of the results. Continuing"
                    + " with the provided token results in an inconsistent list - objects that were"
                    + " created, modified, or deleted between the time the first chunk was returned"
                    + " and now may show up in the list.";

    /** One piece and the metadata of its list. */
    record Page(List<ObjectNode> objects, ObjectNode metadata) {}

    Page page(ListOptions options) {
        if (options.token().isEmpty()) {
            Snapshot all =
                    options.exactly().isPresent()
                            ? at(options.exactly().get())
                                    .orElseThrow(() -> gone(options.exactly().get()))
                            : store.list(type.storage(), selection.namespace());
            return cut(selected(all), options.limit());
        }
        ContinueToken token = ContinueToken.parse(options.token());
        Snapshot all =
                token.consistent()
                        ? at(token.revision()).orElseThrow(() -> expired(token))
                        : store.list(type.storage(), selection.namespace());
        List<ObjectNode> rest =
                selected(all).objects().stream()
                        .filter(o -> Metadata.of(o).key().compareTo(token.after()) > 0)
                        .toList();
        return cut(new Snapshot(rest, all.revision()), options.limit());
    }

    private Optional<Snapshot> at(long revision) {
        return store.listAt(type.storage(), selection.namespace(), revision);
    }

    private Snapshot selected(Snapshot stored) {
        return new Snapshot(
                stored.objects().stream()
                        .map(type.view()::served)
                        .filter(selection::includes)
                        .toList(),
                stored.revision());
    }

    private Page cut(Snapshot all, int limit) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("resourceVersion", Long.toString(all.revision()));
        if (limit <= 0 || all.objects().size() <= limit) {
            return new Page(all.objects(), metadata);
        }
        List<ObjectNode> piece = all.objects().subList(0, limit);
        ObjectKey last = Metadata.of(piece.getLast()).key();
        metadata.put("continue", new ContinueToken(all.revision(), last).text());
        if (selection.everything()) {
            metadata.put("remainingItemCount", all.objects().size() - limit);
        }
        return new Page(piece, metadata);
    }

    private static RuntimeException expired(ContinueToken token) {
        return Refusals.expired(FORGOTTEN)
                .continuing(ContinueToken.inconsistent(token.after()).text());
    }

    private static RuntimeException gone(long revision) {
        return Refusals.expired(
                "The resourceVersion for the provided list is too old: " + revision);
    }
}
