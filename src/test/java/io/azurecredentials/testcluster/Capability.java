package io.azurecredentials.testcluster;

/**
 * What a cluster does beside its API server, by its controller-manager; a bare kube-apiserver does
 * none of it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/components/#kube-controller-manager">kube-controller-manager</a>
 */
public enum Capability {
    FINISHES_NAMESPACES("a deleted namespace does not finish in this cluster"),
    AGGREGATES_ROLES("aggregated ClusterRoles stay empty in this cluster"),
    COLLECTS_GARBAGE("owner references do nothing in this cluster"),
    OBSERVES_POLICIES("the status of admission policies stays empty in this cluster"),
    MAKES_DEFAULT_ACCOUNTS("namespaces get no ServiceAccount default in this cluster");

    private final String lack;

    Capability(String lack) {
        this.lack = lack;
    }

    /** The sentence for who asks why a test was skipped. */
    public String lack() {
        return lack;
    }
}
