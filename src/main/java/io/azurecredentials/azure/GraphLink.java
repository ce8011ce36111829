package io.azurecredentials.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * A link to a further page. It is followed where Graph is, and nowhere else: the token goes along.
 */
final class GraphLink {
    private static final URI GRAPH = URI.create(Service.GRAPH.endpoint());

    private GraphLink() {}

    /**
     * The link as it is.
     *
     * @throws UncheckedIOException if it leads elsewhere: the answer was none of Graph's
     */
    static String checked(String link) {
        if (!leadsToGraph(link)) {
            throw new UncheckedIOException(new IOException("a link away from Microsoft Graph"));
        }
        return link;
    }

    private static boolean leadsToGraph(String link) {
        try {
            URI uri = URI.create(link);
            return GRAPH.getScheme().equalsIgnoreCase(uri.getScheme())
                    && GRAPH.getHost().equalsIgnoreCase(uri.getHost())
                    && uri.getPort() == GRAPH.getPort()
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noLink) {
            return false;
        }
    }
}
