package io.azurecredentials.settings;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.AddressRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How this operator runs.
 *
 * @param namespace its own namespace
 * @param identity its name in the leader election
 * @param watchNamespaces the namespaces it serves; empty for all
 * @param leaderElection whether it waits to be elected before it writes anything
 * @param clusterID stands in every tag and marker in Azure; empty for the UID of kube-system
 * @param azure how Azure is reached
 * @param pod what the pod can lend to AzureConfigs
 * @param useRequired whether writers must have been checked for the right to use what they name
 * @param orphans what becomes of what has no owner in Azure
 * @param healthPort of health and metrics; 0 for any
 * @param http the HTTPS server
 * @param tracing which traces are sent where
 * @param logLevel of the operator's own log
 */
public record Settings(
        String namespace,
        String identity,
        List<String> watchNamespaces,
        boolean leaderElection,
        Optional<String> clusterID,
        AzureNetwork azure,
        PodIdentity pod,
        boolean useRequired,
        Orphans orphans,
        int healthPort,
        HttpServing http,
        Tracing tracing,
        LogLevel logLevel) {

    /** The name of the operator and of all that belongs to it: namespace, Lease, field manager. */
    public static final String NAME = "azure-credentials-operator";

    public Settings {
        watchNamespaces = List.copyOf(watchNamespaces);
    }

    /**
     * How Azure is reached.
     *
     * @param proxy an {@code http://host:port} that answers CONNECT
     * @param noProxy hosts, domains and addresses that are reached directly
     * @param caBundle PEM file with certificates to trust beside the JDK's
     * @param metadata where the machine's metadata service is; empty for where it always is
     */
    public record AzureNetwork(
            Optional<URI> proxy,
            List<String> noProxy,
            Optional<Path> caBundle,
            Optional<URI> metadata) {
        public AzureNetwork {
            noProxy = List.copyOf(noProxy);
        }
    }

    /**
     * What stands in the pod's environment about Azure, as it stands there.
     *
     * @param environment the name of a cloud
     * @param resource the audience of tokens that one logs in with
     * @param federatedTokenFile with a token for whoever signs in as the client id
     * @param ambientNamespaces whose AzureConfigs may sign in as the pod; empty for its own
     */
    public record PodIdentity(
            Optional<String> tenantID,
            Optional<String> subscriptionID,
            Optional<String> environment,
            Optional<String> resource,
            Optional<String> clientID,
            Optional<Sensitive> clientSecret,
            Optional<Path> federatedTokenFile,
            List<String> ambientNamespaces) {
        public PodIdentity {
            ambientNamespaces = List.copyOf(ambientNamespaces);
        }
    }

    /**
     * What becomes of what has no owner in Azure.
     *
     * @param removed whether it is removed, rather than told of only
     * @param grace how long it may be so before
     */
    public record Orphans(boolean removed, Duration grace) {}

    /**
     * The HTTPS server.
     *
     * @param port 0 for any
     * @param tlsDirectory with {@code tls.crt} and {@code tls.key}; empty for a certificate of our
     *     own
     * @param defaultNamespace of requests that name none
     * @param trustedProxies whose {@code X-Forwarded-For} counts
     * @param reviewAuthority PEM file with who signs the certificates of those who ask for token
     *     reviews; empty if anybody may
     * @param issuer by which address clusters find what tells them who logged in; empty if none do
     * @param reviewAudiences what the API server calls itself in token reviews; empty if that is
     *     not known
     */
    public record HttpServing(
            int port,
            Optional<Path> tlsDirectory,
            String defaultNamespace,
            List<AddressRange> trustedProxies,
            Optional<URI> issuer,
            Optional<Path> reviewAuthority,
            List<String> reviewAudiences) {
        public HttpServing {
            trustedProxies = List.copyOf(trustedProxies);
            reviewAudiences = List.copyOf(reviewAudiences);
        }
    }

    /**
     * Which traces are sent where.
     *
     * @param endpoint of a collector, without the path for traces; empty for no traces
     * @param headers that it wants to see
     * @param serviceName what we are called there; empty for our name
     * @param resourceAttributes what is said of us there besides
     * @param sampler which are sent
     * @param sampledRatio of a sampler that sends some, from 0 to 1
     * @param disabled none, whatever else is set
     */
    public record Tracing(
            Optional<URI> endpoint,
            Map<String, Sensitive> headers,
            Optional<String> serviceName,
            Map<String, String> resourceAttributes,
            Sampler sampler,
            double sampledRatio,
            boolean disabled) {
        public Tracing {
            headers = Map.copyOf(headers);
            resourceAttributes = Map.copyOf(resourceAttributes);
        }

        /** The samplers that OpenTelemetry knows everywhere. */
        public enum Sampler {
            ALWAYS_ON,
            ALWAYS_OFF,
            TRACEIDRATIO,
            PARENTBASED_ALWAYS_ON,
            PARENTBASED_ALWAYS_OFF,
            PARENTBASED_TRACEIDRATIO;

            /** The word as it stands in a variable. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** What the log tells. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
