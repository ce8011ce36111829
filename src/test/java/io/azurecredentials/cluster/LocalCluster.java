package io.azurecredentials.cluster;

import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authenticator;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.control.Controllers;
import io.azurecredentials.cluster.definition.DefinitionStrategy;
import io.azurecredentials.cluster.http.Frontend;
import io.azurecredentials.cluster.journal.Journal;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.write.Objects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A running cluster of one API server; everyone who reaches it is an administrator. */
public final class LocalCluster implements AutoCloseable {

    /** Changes kept of each kind; watches that resume from before them are told to start anew. */
    private static final int HISTORY = 5_000;

    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public");

    private final Store store = new Store(HISTORY);
    private final Catalogue catalogue = new Catalogue();
    private final Journal journal = new Journal();
    private final Objects objects = new Objects(store, Admission.ADMIT_ALL);
    private final Frontend frontend;

    private LocalCluster() {
        BuiltinTypes.all(new DefinitionStrategy()).forEach(catalogue::add);
        Controllers.start(store, catalogue, objects);
        NAMESPACES.forEach(name -> Manifests.namespace(catalogue, objects, name));
        frontend =
                new Frontend(
                        store,
                        catalogue,
                        objects,
                        Authenticator.EVERYONE_ADMINISTRATES,
                        Authorizer.ALLOW_ALL,
                        journal);
    }

    /** Starts one on 127.0.0.1 and any free port, with the namespaces that every cluster has. */
    public static LocalCluster start() {
        return new LocalCluster();
    }

    /** Where it listens. */
    public URI url() {
        return frontend.url();
    }

    /**
     * Writes a kubeconfig of a cluster administrator.
     *
     * @param file is overwritten; its folder must exist
     * @return {@code file}
     */
    public Path writeKubeconfig(Path file) {
        String text =
                """
                apiVersion: v1
                kind: Config
                clusters:
                - name: local
                  cluster:
                    server: %s
                users:
                - name: admin
                  user:
                    token: not-a-secret
                contexts:
                - name: local
                  context:
                    cluster: local
                    user: admin
                    namespace: default
                current-context: local
                """
                        .formatted(url());
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates or replaces all objects of a YAML file, or of all YAML files below a folder in the
     * order of their names; returns when the definitions among them are established.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException if an object is refused
     */
    public void apply(Path yamlFileOrFolder) {
        new Manifests(catalogue, objects).apply(yamlFileOrFolder);
    }

    /** The requests served so far, oldest first. */
    public List<Request> requests() {
        return journal.requests();
    }

    /** Ends all watches and stops listening; what was stored is gone. */
    @Override
    public void close() {
        store.close();
        frontend.close();
    }
}
