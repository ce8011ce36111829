package io.azurecredentials.client;

import java.net.URI;
import java.nio.file.Path;

/**
 * All that a client is told.
 *
 * @param server where the operator is
 * @param namespace of the roles
 * @param authority a PEM file with whom to trust
 * @param metadata where the machine's metadata service is
 * @param folder for what a client writes
 */
public record Site(URI server, String namespace, Path authority, URI metadata, Path folder) {
    /** Somebody who trusts others. */
    Site trusting(Path other) {
        return new Site(server, namespace, other, metadata, folder);
    }
}
