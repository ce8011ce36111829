package io.azurecredentials.settings;

import java.util.Locale;

/** The environment variables that mean something here; the manual's table is written from it. */
public enum Variable {
    KUBECONFIG(
            "`~/.kube/config`, then in-cluster",
            "Which API server, as for kubectl; read by the Kubernetes client."),
    POD_NAMESPACE("`azure-credentials-operator`", "The operator's own namespace."),
    POD_NAME("random", "Its identity in the leader election."),
    WATCH_NAMESPACES(
            "all",
            "Namespaces it serves, separated by commas; what is referred to must be in one of them, and `allowedNamespaces.from: Selector` is refused."),
    LEADER_ELECTION("`true`", "Whether it waits to be elected before it writes anything."),
    CLUSTER_ID(
            "UID of `kube-system`",
            "Stands in every tag and marker in Azure, so that clusters on one tenant never touch each other's objects."),
    HTTPS_PROXY("–", "HTTP proxy for Azure, such as `http://proxy.example:3128`."),
    HTTP_PROXY("–", "The same, if `HTTPS_PROXY` is not set."),
    NO_PROXY("–", "Hosts and domains that are reached directly, separated by commas."),
    CA_BUNDLE("–", "PEM file with certificates that are trusted beside the JDK's."),
    AMBIENT_NAMESPACES(
            "its own namespace",
            "Namespaces, separated by commas, whose AzureConfigs may sign in as the operator's pod: by managed identity, its own federated token or a client secret in its environment."),
    AZURE_TENANT_ID("–", "`tenantID` for AzureConfigs, as their `environmentVariables` says."),
    AZURE_SUBSCRIPTION_ID("–", "`subscriptionID` for AzureConfigs, likewise."),
    AZURE_ENVIRONMENT("–", "`environment` for AzureConfigs, likewise, such as `AzureChinaCloud`."),
    AZURE_AD_RESOURCE(
            "–",
            "`login.resource` for AzureConfigs, likewise: the audience of the Azure tokens that one logs in with."),
    AZURE_CLIENT_ID("–", "The client id that the pod signs in as, likewise."),
    AZURE_CLIENT_SECRET("–", "The client secret that the pod signs in with, likewise."),
    AZURE_FEDERATED_TOKEN_FILE(
            "–",
            "File with the federated token that the pod signs in with; on AKS, workload identity sets it."),
    AZURE_POD_IDENTITY_AUTHORITY_HOST(
            "`http://169.254.169.254`", "Where the metadata service for managed identities is."),
    USE_POLICY(
            "`required`",
            "Whether issuing needs the shipped admission policies to be installed: `required` or `optional`."),
    ORPHANS(
            "`report`",
            "What becomes of what has no owner in Azure: `report`, or `delete` as well."),
    ORPHAN_GRACE(
            "`1h`",
            "How long something may be without an owner in Azure before it counts as an orphan, such as `90m` or `1d`; less than ten minutes is for emulators."),
    HEALTH_PORT("`8080`", "Port of `/healthz`, `/readyz` and `/metrics`; 0 for any."),
    HTTP_PORT(
            "`8200`",
            "Port of the HTTPS server that speaks Vault's API, on every replica; 0 for any."),
    HTTP_TLS_DIR(
            "self-signed",
            "Folder with `tls.crt` and `tls.key` (PEM), read again when they change; without it, a certificate under the CA in the Secret `azure-credentials-operator-ca`."),
    HTTP_DEFAULT_NAMESPACE("`default`", "Namespace of requests without `X-Vault-Namespace`."),
    HTTP_TRUSTED_PROXIES(
            "–",
            "Addresses or ranges, separated by commas, of proxies whose `X-Forwarded-For` says who called."),
    HTTP_OIDC_ISSUER(
            "–",
            "The address by which clusters reach this server, such as `https://vault.example:8200`: the issuer of tokens that tell them who logged in is that with `/v1/identity/oidc`. Without it, none are made."),
    HTTP_TOKENREVIEW_CLIENT_CA(
            "–",
            "PEM file with the CA that must have signed the client certificates of those who call the TokenReview webhook, read again when it changes; without it, anybody may."),
    HTTP_TOKENREVIEW_AUDIENCES(
            "–",
            "The API server's `--api-audiences`, separated by commas: the TokenReview webhook then vouches for nobody to anybody else. Without it, it names no audience, which the API server takes for its own."),
    OTEL_EXPORTER_OTLP_ENDPOINT(
            "–",
            "Where traces are sent by OTLP over HTTP, such as `http://collector.example:4318` (`/v1/traces` is added); without it there are none."),
    OTEL_EXPORTER_OTLP_HEADERS(
            "–",
            "Headers that are sent along, such as `api-key=value`, separated by commas and percent-encoded."),
    OTEL_SERVICE_NAME("`azure-credentials-operator`", "The operator's name in traces."),
    OTEL_RESOURCE_ATTRIBUTES(
            "–",
            "What traces say of the operator besides, such as `deployment.environment.name=test`, separated by commas and percent-encoded."),
    OTEL_TRACES_SAMPLER(
            "`parentbased_always_on`",
            "Which traces are sent: `always_on`, `always_off` or `traceidratio`, each also with `parentbased_` in front, which means the same here: no parent is a caller's."),
    OTEL_TRACES_SAMPLER_ARG("`1`", "For `traceidratio`, how many of them, from 0 to 1."),
    OTEL_SDK_DISABLED("`false`", "Whether no traces are sent, whatever else is set."),
    LOG_LEVEL("`INFO`", "`ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`.");

    private final String byDefault;
    private final String meaning;

    Variable(String byDefault, String meaning) {
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    /** What holds if it is not set, as Markdown. */
    public String byDefault() {
        return byDefault;
    }

    /** What it means, as Markdown. */
    public String meaning() {
        return meaning;
    }

    /** Proxy variables are customarily written in lower case as well. */
    String alias() {
        return name().endsWith("_PROXY") ? name().toLowerCase(Locale.ROOT) : name();
    }
}
