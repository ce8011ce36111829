package io.azurecredentials.administration;

import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In the API server. Resources are read and written as JSON, so that a field that this version does
 * not know stays as it is.
 *
 * @param client names the operator in its User-Agent: what it creates is the operator's
 */
public record KubernetesItems(KubernetesClient client) implements Items {
    private static final PatchContext PATCH =
            new PatchContext.Builder()
                    .withPatchType(PatchType.JSON_MERGE)
                    .withFieldManager(Settings.NAME)
                    .build();

    @Override
    public Answer<Optional<Item>> find(Place place) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                Optional.ofNullable(named(place).get())
                                        .map(it -> Resources.read(place.kind(), it))));
    }

    @Override
    public Answer<List<Item>> list(Kind kind, String namespace) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                all(kind, namespace).list().getItems().stream()
                                        .map(it -> Resources.read(kind, it))
                                        .toList()));
    }

    @Override
    public Written create(Place place, Map<String, String> annotations, Spec spec) {
        GenericKubernetesResource object = Resources.made(place, annotations, spec);
        return Writes.of(
                () ->
                        Resources.read(
                                place.kind(),
                                all(place.kind(), place.namespace()).resource(object).create()));
    }

    @Override
    public Written change(Item read, Changes changes) {
        return patch(
                read,
                Map.of(
                        "metadata",
                        Map.of("resourceVersion", read.version()),
                        "spec",
                        changes.patch()));
    }

    @Override
    public Written annotate(Item read, String name, String value) {
        return patch(
                read,
                Map.of("metadata", Map.of("uid", read.uid(), "annotations", Map.of(name, value))));
    }

    private Written patch(Item read, Map<String, Object> patch) {
        String text = client.getKubernetesSerialization().asJson(patch);
        return Writes.of(
                () -> Resources.read(read.place().kind(), named(read.place()).patch(PATCH, text)));
    }

    @Override
    public Written delete(Item read) {
        GenericKubernetesResource object =
                Resources.made(read.place(), read.annotations(), read.spec());
        return Writes.of(
                () -> {
                    var _ =
                            all(read.place().kind(), read.place().namespace())
                                    .resource(object)
                                    .lockResourceVersion(read.version())
                                    .delete();
                    return read;
                });
    }

    @Override
    public Answer<Boolean> hasRoom(Place config, String secret) {
        return new BootstrapSecrets(client).hasRoom(config, secret);
    }

    @Override
    public Answer<Boolean> keep(Item config, String secret, String key, Sensitive value) {
        return new BootstrapSecrets(client).keep(config, secret, key, value);
    }

    private Resource<GenericKubernetesResource> named(Place place) {
        return all(place.kind(), place.namespace()).withName(place.name());
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            all(Kind kind, String namespace) {
        return client.genericKubernetesResources(
                        new ResourceDefinitionContext.Builder()
                                .withGroup(Resources.GROUP)
                                .withVersion(Resources.VERSION)
                                .withKind(kind.toString())
                                .withPlural(kind.plural())
                                .withNamespaced(true)
                                .build())
                .inNamespace(namespace);
    }
}
