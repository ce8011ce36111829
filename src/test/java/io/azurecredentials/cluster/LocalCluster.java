package io.azurecredentials.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.control.Controllers;
import io.azurecredentials.cluster.definition.DefinitionStrategy;
import io.azurecredentials.cluster.http.Frontend;
import io.azurecredentials.cluster.http.Ports;
import io.azurecredentials.cluster.journal.Journal;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.cluster.policy.PolicyAdmission;
import io.azurecredentials.cluster.policy.PolicyBindingStrategy;
import io.azurecredentials.cluster.policy.PolicyStrategy;
import io.azurecredentials.cluster.rbac.Escalation;
import io.azurecredentials.cluster.rbac.Grants;
import io.azurecredentials.cluster.rbac.RbacAuthorizer;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.review.Reviews;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.token.AccountTokens;
import io.azurecredentials.cluster.token.BearerAuthenticator;
import io.azurecredentials.cluster.token.TokenChain;
import io.azurecredentials.cluster.token.TokenRequests;
import io.azurecredentials.cluster.write.Objects;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A cluster of one API server. It can be stopped and started again with what it has stored. */
public final class LocalCluster implements AutoCloseable {

    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public");

    private final Store store;
    private final Catalogue catalogue = new Catalogue();
    private final Journal journal = new Journal();
    private final Objects objects;
    private final AccountTokens tokens;
    private final TokenChain authenticators;
    private final TokenRequests tokenRequests;
    private final Function<Ports, Frontend> server;
    private volatile Frontend frontend;

    private LocalCluster(ClusterOptions options) {
        store = new Store(options.history());
        Grants grants = new Grants(store);
        Authorizer authorizer = new RbacAuthorizer(grants);
        tokens = new AccountTokens(store, Clock.systemUTC());
        authenticators = new TokenChain(tokens);
        tokenRequests = new TokenRequests(store, tokens);
        objects =
                new Objects(
                        store,
                        Admission.all(
                                new Escalation(grants, authorizer),
                                new PolicyAdmission(store, authorizer, options.policyDelay())));
        BuiltinTypes.all(
                        new DefinitionStrategy(), new PolicyStrategy(), new PolicyBindingStrategy())
                .forEach(catalogue::add);
        if (options.bare()) {
            Controllers.startOfServer(store, catalogue, objects);
        } else {
            Controllers.start(store, catalogue, objects);
        }
        NAMESPACES.forEach(name -> Manifests.namespace(catalogue, objects, name));
        new Manifests(catalogue, objects).applyResource("/cluster/roles.yaml");
        Reviews reviews =
                new Reviews(objects, catalogue, authorizer, grants, authenticators, tokenRequests);
        server =
                ports ->
                        new Frontend(
                                ports,
                                store,
                                catalogue,
                                objects,
                                new BearerAuthenticator(authenticators),
                                authorizer,
                                reviews,
                                journal);
        frontend = server.apply(Ports.any());
    }

    /** Starts one on 127.0.0.1 and any free port, with the namespaces that every cluster has. */
    public static LocalCluster start() {
        return start(ClusterOptions.DEFAULT);
    }

    /** As {@link #start}, but it behaves as {@code options} say. */
    public static LocalCluster start(ClusterOptions options) {
        return new LocalCluster(options);
    }

    /** Ends all watches under way, as a network that fails would. */
    public void cutWatches() {
        store.endWatches();
    }

    /**
     * Forgets all past changes: watches and lists that go on from an earlier resource version are
     * told to start anew (410), as after a compaction.
     */
    public void forgetHistory() {
        store.forgetHistory();
    }

    /** Stops listening and ends all watches; what is stored stays, and controllers go on. */
    public void stopListening() {
        frontend.close();
        store.endWatches();
    }

    /**
     * Listens again where it did before {@link #stopListening}, with the same certificate, state
     * and signing key. Like a real server that starts, it knows no changes of before.
     */
    public void listenAgain() {
        store.forgetHistory();
        frontend = server.apply(frontend.ports());
    }

    /** Its API server goes down and comes up again with these flags. */
    public void restart(ApiServerFlags flags) {
        stopListening();
        authenticators.ask(flags.authenticators());
        listenAgain();
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
        Kubeconfig kubeconfig = new Kubeconfig(url(), "admin", BearerAuthenticator.ADMINISTRATOR);
        return kubeconfig.write(file, "default");
    }

    /** The same to the TLS port, as real clusters have nothing else. */
    public Path writeSecureKubeconfig(Path file) {
        return new Kubeconfig(frontend.secureUrl(), "admin", BearerAuthenticator.ADMINISTRATOR)
                .trusting(frontend.certificate())
                .write(file, "default");
    }

    /**
     * Writes a kubeconfig of a ServiceAccount, which must exist; its token lasts an hour. It leads
     * to the TLS port, because kubectl sends tokens there only.
     *
     * @param file is overwritten; its folder must exist
     * @return {@code file}
     */
    public Path writeKubeconfig(Path file, String namespace, String serviceAccount) {
        String token = token(namespace, serviceAccount);
        return new Kubeconfig(frontend.secureUrl(), serviceAccount, token)
                .trusting(frontend.certificate())
                .write(file, namespace);
    }

    private String token(String namespace, String serviceAccount) {
        ResourceType accounts = catalogue.keptIn(BuiltinTypes.ACCOUNTS).orElseThrow();
        ObjectNode account = objects.get(accounts, new ObjectKey(namespace, serviceAccount));
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        return tokenRequests.answer(request, account).path("status").path("token").asText();
    }

    /**
     * Creates or replaces all objects of a YAML file, or of all YAML files of a folder in the order
     * of their names, not of folders in it; returns when the definitions among them are
     * established. To kubectl it looks as if kubectl had applied them.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException if an object is refused
     */
    public void apply(Path yamlFileOrFolder) {
        new Manifests(catalogue, objects).apply(yamlFileOrFolder);
    }

    /** The keys that tokens of its ServiceAccounts are verified with. */
    public String keySet() {
        return tokens.keySet();
    }

    /** The same for a cluster in which it was done that long ago, by what its objects say. */
    public void apply(Path yamlFileOrFolder, Duration age) {
        Metadata.ago(age, () -> apply(yamlFileOrFolder));
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
