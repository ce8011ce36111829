package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.credential.handover.Waiting;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a draw stands in the API server before anybody has worked on it. What it does not say has the
 * defaults of its schema, which our types would spell out.
 */
final class DrawObject {
    /** Whose it is, and of which role: for whoever asks for it again, and to be counted. */
    static final String DRAWER = "azurecredentials.io/drawer";

    /** With it from the start, which saves a write; the leader makes nothing without. */
    private static final String FINALIZER = "azurecredentials.io/finalizer";

    private DrawObject() {}

    static GenericKubernetesResource of(Drawer drawer, LeaseID id, Instant now) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(Drawer.API_VERSION)
                .withKind("AzureCredential")
                .withNewMetadata()
                .withName(id.object())
                .withNamespace(drawer.namespace())
                .addToLabels(DRAWER, drawer.mark(id.role()))
                .addToAnnotations(Waiting.MARK, now.toString())
                .addToFinalizers(FINALIZER)
                .withOwnerReferences(drawer.owners())
                .endMetadata()
                .addToAdditionalProperties("spec", spec(drawer.by(), id))
                .build();
    }

    private static Map<String, Object> spec(DrawnBy by, LeaseID id) {
        return Map.of(
                "roleRef", Map.of("name", id.role()),
                "renewal", Map.of("mode", "OnRequest"),
                "delivery", "Response",
                "drawnBy", drawnBy(by));
    }

    private static Map<String, String> account(DrawnBy.Account account) {
        return Map.of(
                "namespace", account.namespace(), "name", account.name(), "uid", account.uid());
    }

    private static Map<String, Object> drawnBy(DrawnBy by) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("user", by.user());
        Optional.ofNullable(by.role())
                .ifPresent(it -> all.put("role", Map.of("name", it.name(), "uid", it.uid())));
        Optional.ofNullable(by.session())
                .ifPresent(it -> all.put("session", Map.of("name", it.name(), "uid", it.uid())));
        Optional.ofNullable(by.token())
                .ifPresent(
                        it ->
                                all.put(
                                        "token",
                                        Map.of(
                                                "digest",
                                                it.digest(),
                                                "expiresAt",
                                                it.expiresAt().toString())));
        Optional.ofNullable(by.serviceAccount())
                .ifPresent(it -> all.put("serviceAccount", account(it)));
        return all;
    }
}
