package io.azurecredentials.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * A link to a further page. It is followed where Graph is, and nowhere else: the token goes along.
 */
final class GraphLink {
    private final URI graph;

    GraphLink(Cloud cloud) {
        graph = URI.create(cloud.graph());
    }

    /**
     * The link as it is.
     *
     * @throws UncheckedIOException if it leads elsewhere: the answer was none of Graph's
     */
    String checked(String link) {
        if (!leadsToGraph(link)) {
            throw new UncheckedIOException(new IOException("a link away from Microsoft Graph"));
        }
        return link;
    }

    private boolean leadsToGraph(String link) {
        try {
            URI uri = URI.create(link);
            return graph.getScheme().equalsIgnoreCase(uri.getScheme())
                    && graph.getHost().equalsIgnoreCase(uri.getHost())
                    && uri.getPort() == graph.getPort()
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noLink) {
            return false;
        }
    }
}
