package io.azurecredentials.emulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists as Graph prints them: filtered, paged by id, with a link to the next page. */
final class Listing {

    private Listing() {}

    /** One page of objects of one type. */
    static Response list(GraphCall call, ObjectType type, Stream<DirectoryObject> objects) {
        Options options = Options.of(call.request());
        options.demandAllowed(type);
        return list(call, options, type.collection(), objects, false);
    }

    /** One page of objects of several types, each with its type. */
    static Response mixed(GraphCall call, Stream<DirectoryObject> objects) {
        Options options = Options.of(call.request());
        if (options.filter().isPresent()) {
            throw new Unmodelled("a filter over several types");
        }
        return list(call, options, "directoryObjects", objects, true);
    }

    /** How many there are, as a number on its own; always an advanced query. */
    static Response number(GraphCall call, ObjectType type, Stream<DirectoryObject> objects) {
        Options options = Options.of(call.request());
        if (!options.advanced()) {
            throw GraphRefusal.unsupportedQuery("$count is not currently supported.");
        }
        options.filter().ifPresent(filter -> filter.demandAllowed(type, options.counting()));
        long number = wanted(options, objects).count();
        return Response.of(200, IntNode.valueOf((int) number));
    }

    private static Response list(
            GraphCall call,
            Options options,
            String context,
            Stream<DirectoryObject> objects,
            boolean typed) {
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + context + selection(options.select()));
        Stream<DirectoryObject> wanted = wanted(options, objects);
        if (options.count() && options.advanced()) {
            List<DirectoryObject> all = wanted.toList();
            body.put("@odata.count", all.size());
            wanted = all.stream();
        }
        page(call, options, wanted, typed, body);
        return Response.of(200, body);
    }

    private static Stream<DirectoryObject> wanted(
            Options options, Stream<DirectoryObject> objects) {
        return objects.filter(
                        object ->
                                options.filter().isEmpty()
                                        || options.filter().get().matches(object.body()))
                .filter(
                        object ->
                                options.search().isEmpty()
                                        || options.search().get().matches(object.body()));
    }

    private static void page(
            GraphCall call,
            Options options,
            Stream<DirectoryObject> wanted,
            boolean typed,
            ObjectNode body) {
        Iterator<DirectoryObject> rest = rest(options, wanted);
        ArrayNode value = Json.array();
        String last = "";
        int size = Math.min(options.top(), call.directory().quirks().largestPage());
        while (value.size() < size && rest.hasNext()) {
            DirectoryObject object = rest.next();
            ObjectNode item = item(object, options.select(), typed);
            Expansion.into(call, object, options, item);
            value.add(item);
            last = object.id();
        }
        if (rest.hasNext()) {
            body.put("@odata.nextLink", nextLink(call.request(), last));
        }
        body.set("value", value);
    }

    /** What comes after the last page, by id unless another order was asked for. */
    private static Iterator<DirectoryObject> rest(Options options, Stream<DirectoryObject> wanted) {
        String after = options.after().orElse("");
        if (options.order().isEmpty()) {
            return wanted.filter(object -> object.id().compareTo(after) > 0).iterator();
        }
        Options.Order order = options.order().get();
        Comparator<DirectoryObject> by =
                Comparator.comparing(
                        object -> object.text(order.property()).toLowerCase(Locale.ROOT));
        List<DirectoryObject> sorted =
                wanted.sorted(order.descending() ? by.reversed() : by).toList();
        int start = 0;
        for (int i = 0; i < sorted.size(); i++) {
            start = sorted.get(i).id().equals(after) ? i + 1 : start;
        }
        return sorted.subList(start, sorted.size()).iterator();
    }

    private static ObjectNode item(DirectoryObject object, List<String> select, boolean typed) {
        ObjectNode item = Json.object();
        if (typed) {
            item.put("@odata.type", object.type().odataType());
        }
        return item.setAll(Entities.selected(object, select));
    }

    /** What a context line adds when properties are chosen. */
    static String selection(List<String> select) {
        return select.isEmpty() ? "" : "(" + String.join(",", select) + ")";
    }

    /** The same request from the next object on. */
    private static String nextLink(Request request, String last) {
        StringBuilder link = new StringBuilder("https://");
        link.append(request.host()).append(request.path()).append('?');
        request.query()
                .values()
                .forEach(
                        (name, value) -> {
                            if (!name.equalsIgnoreCase("$skiptoken")) {
                                link.append(name).append('=');
                                link.append(URLEncoder.encode(value, UTF_8)).append('&');
                            }
                        });
        return link.append("$skiptoken=").append(last).toString();
    }
}
