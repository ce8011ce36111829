package io.azurecredentials.admission;

import io.azurecredentials.reference.Admittance;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Namespaces as the API server has them. */
public final class Namespaces {
    private final KubernetesClient client;

    /** Nothing is read yet. */
    public Namespaces(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Judges references by the labels that namespaces have now; where only some namespaces are
     * served, nobody watches labels, and selectors admit nobody.
     *
     * @param served empty for all
     */
    public Admittance admittance(List<String> served) {
        return new Admittance(this::labels, served.isEmpty());
    }

    /** Whether it is being deleted, so that nothing may be made in it. */
    public boolean isTerminating(String name) {
        return read(name).map(it -> it.getMetadata().getDeletionTimestamp()).isPresent();
    }

    private Map<String, String> labels(String name) {
        return read(name).map(it -> it.getMetadata().getLabels()).orElse(Map.of());
    }

    private Optional<Namespace> read(String name) {
        return Optional.ofNullable(client.namespaces().withName(name).get());
    }
}
