package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.given;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import io.azurecredentials.base.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in the directory, read to its end. Each page is a call of its own: others get their places
 * in between.
 *
 * @param first asks for the first page
 * @param further asks for the page that a link leads to
 * @param items what is on a page
 * @see <a href="https://learn.microsoft.com/graph/paging">Paging in Microsoft Graph</a>
 */
record GraphPages<P extends BaseCollectionPaginationCountResponse, T>(
        Operation operation,
        Function<Bearer, @Nullable P> first,
        BiFunction<String, Bearer, @Nullable P> further,
        Function<P, List<T>> items) {

    Answer<List<T>> by(Caller caller, GraphLink links) {
        List<T> all = new ArrayList<>();
        Answer<P> page = caller.call(operation, bearer -> Reply.held(first.apply(bearer)));
        while (page instanceof Answer.Given<P>(P it)) {
            all.addAll(items.apply(it));
            String next = it.getOdataNextLink();
            if (next == null) {
                return given(all);
            }
            page =
                    caller.call(
                            operation,
                            bearer -> Reply.held(further.apply(links.checked(next), bearer)));
        }
        return page.map(_ -> all);
    }
}
