package io.azurecredentials.emulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import java.net.URLEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Lists as Graph prints them: filtered, paged by id, with a link to the next page. */
final class Listing {

    private Listing() {}

    /** One page of objects of one type. */
    static Response list(GraphCall call, ObjectType type, Stream<DirectoryObject> objects) {
        Options options = Options.of(call.request());
        options.filter().ifPresent(filter -> filter.demandAllowed(type, options));
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

    private static Response list(
            GraphCall call,
            Options options,
            String context,
            Stream<DirectoryObject> objects,
            boolean typed) {
        Stream<DirectoryObject> wanted =
                options.filter().map(f -> objects.filter(o -> f.matches(o.body()))).orElse(objects);
        ObjectNode body = Json.object();
        body.put("@odata.context", Entities.context(call) + context + selection(options.select()));
        if (options.count() && options.advanced()) {
            List<DirectoryObject> all = wanted.toList();
            body.put("@odata.count", all.size());
            wanted = all.stream();
        }
        page(call, options, wanted, typed, body);
        return Response.of(200, body);
    }

    private static void page(
            GraphCall call,
            Options options,
            Stream<DirectoryObject> wanted,
            boolean typed,
            ObjectNode body) {
        String after = options.after().orElse("");
        Iterator<DirectoryObject> rest =
                wanted.filter(object -> object.id().compareTo(after) > 0).iterator();
        ArrayNode value = Json.array();
        String last = "";
        int size = Math.min(options.top(), call.directory().quirks().largestPage());
        while (value.size() < size && rest.hasNext()) {
            DirectoryObject object = rest.next();
            value.add(item(object, options.select(), typed));
            last = object.id();
        }
        if (rest.hasNext()) {
            body.put("@odata.nextLink", nextLink(call.request(), last));
        }
        body.set("value", value);
    }

    private static ObjectNode item(DirectoryObject object, List<String> select, boolean typed) {
        ObjectNode chosen = Entities.selected(object, select);
        if (!typed) {
            return chosen;
        }
        ObjectNode item = Json.object();
        item.put("@odata.type", object.type().odataType());
        return item.setAll(chosen);
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
