package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Unmodelled;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The OData options of a request; one that is not modelled is answered 501.
 *
 * @param select empty means all properties
 * @param after the id that the page starts after
 * @param advanced whether {@code ConsistencyLevel: eventual} was sent
 * @param expand the relations whose objects are wanted as well
 */
record Options(
        List<String> select,
        Optional<Filter> filter,
        int top,
        boolean count,
        Optional<String> after,
        boolean advanced,
        Optional<Search> search,
        Optional<Order> order,
        List<String> expand) {

    private static final Set<String> KNOWN =
            Set.of(
                    "$select",
                    "$filter",
                    "$top",
                    "$count",
                    "$skiptoken",
                    "$search",
                    "$orderby",
                    "$expand");
    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    /** A property to sort by. */
    record Order(String property, boolean descending) {
        static Order parse(String text) {
            String[] words = text.strip().split("\\s+", -1);
            return new Order(words[0], words.length > 1 && words[1].equalsIgnoreCase("desc"));
        }
    }

    static Options of(Request request) {
        Form query = request.query();
        for (String name : query.values().keySet()) {
            if (!KNOWN.contains(name)) {
                throw new Unmodelled("query option " + name);
            }
        }
        boolean advanced =
                request.header("ConsistencyLevel").filter("eventual"::equalsIgnoreCase).isPresent();
        return new Options(
                query.nonEmpty("$select").map(Options::names).orElse(List.of()),
                query.nonEmpty("$filter").map(Filter::parse),
                query.nonEmpty("$top").map(Options::page).orElse(DEFAULT_PAGE),
                query.get("$count").filter("true"::equalsIgnoreCase).isPresent(),
                query.nonEmpty("$skiptoken"),
                advanced,
                query.nonEmpty("$search").map(Search::parse),
                query.nonEmpty("$orderby").map(Order::parse),
                query.nonEmpty("$expand").map(Options::names).orElse(List.of()));
    }

    /** Refuses a selection of what the type does not have, whether anything is found or not. */
    void demandKnown(ObjectType type) {
        for (String property : select) {
            if (!type.hasProperty(property)) {
                throw new GraphRefusal(
                        400,
                        "BadRequest",
                        "Parsing OData Select and Expand failed: Could not find a property named '%s' on type '%s'."
                                .formatted(property, type.odataType().substring(1)));
            }
        }
    }

    /** Refuses what Graph refuses for objects of a type, much of it only without the header. */
    void demandAllowed(ObjectType type) {
        demandKnown(type);
        filter.ifPresent(it -> it.demandAllowed(type, this));
        if (search.isPresent() && !advanced) {
            throw GraphRefusal.unsupportedQuery(
                    "Request with $search query parameter only works through MSGraph with a special"
                            + " request header: 'ConsistencyLevel: eventual'");
        }
        if (order.isPresent() && filter.isPresent() && !(advanced && count)) {
            throw GraphRefusal.unsupportedQuery("Sorting not supported for current query.");
        }
    }

    /** The same options of a request for nothing but the number. */
    Options counting() {
        return new Options(select, filter, top, true, after, advanced, search, order, expand);
    }

    private static List<String> names(String list) {
        return List.of(list.split(",", -1)).stream().map(String::trim).toList();
    }

    private static int page(String text) {
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw GraphRefusal.badRequest("Invalid value for query option '$top'.");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw GraphRefusal.unsupportedQuery(
                    "Invalid page size specified: '"
                            + size
                            + "'. Must be between 1 and "
                            + LARGEST_PAGE
                            + " inclusive.");
        }
        return size;
    }
}
