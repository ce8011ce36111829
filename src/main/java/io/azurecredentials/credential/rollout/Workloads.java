package io.azurecredentials.credential.rollout;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.Consumer;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The workloads of a namespace: found by name or selector, marked, looked at again. */
public final class Workloads {
    /** Status names each one that is waited for, and has to stay small. */
    private static final int MOST = 100;

    private static final List<Class<? extends HasMetadata>> TYPES =
            List.of(Deployment.class, StatefulSet.class, DaemonSet.class);

    /** RFC 9110, section 15.5.21: how validation answers. */
    private static final int UNPROCESSABLE = 422;

    private static final PatchContext MARKING =
            new PatchContext.Builder()
                    .withPatchType(PatchType.JSON_MERGE)
                    .withFieldManager(Settings.NAME)
                    .build();

    private final KubernetesClient client;
    private final Gate gate;
    private final String operatorNamespace;

    /**
     * @param gate closed, nothing is written
     * @param operatorNamespace where the operator's ServiceAccount is
     */
    public Workloads(KubernetesClient client, Gate gate, String operatorNamespace) {
        this.client = client;
        this.gate = gate;
        this.operatorNamespace = operatorNamespace;
    }

    /**
     * All that these name in a namespace, as far as the operator may look.
     *
     * @return refused if there are more than a hundred
     */
    public Answer<Found> find(String namespace, List<Consumer> consumers) {
        Map<String, Workload> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<Problem> obstacles = new ArrayList<>();
        for (Consumer consumer : consumers) {
            Class<? extends HasMetadata> type = type(consumer.kind());
            switch (find(namespace, type, consumer)) {
                case Answer.Given<List<Workload>>(List<Workload> some) -> {
                    some.forEach(it -> found.put(it.reference(), it));
                    if (some.isEmpty()) {
                        missing.add(words(type, consumer));
                    }
                }
                case Answer.Refused<List<Workload>>(Problem problem) -> obstacles.add(problem);
            }
        }
        return found.size() <= MOST
                ? Answer.given(new Found(List.copyOf(found.values()), missing, obstacles))
                : Answer.refused(tooMany(found.size()));
    }

    /** One that was found before, if it is still there. */
    public Answer<Optional<Workload>> read(String namespace, String reference) {
        int slash = reference.indexOf('/');
        Class<? extends HasMetadata> type =
                TYPES.stream()
                        .filter(it -> HasMetadata.getKind(it).equals(reference.substring(0, slash)))
                        .findFirst()
                        .orElseThrow();
        return read(namespace, type, reference.substring(slash + 1));
    }

    /** Has the pods of a workload replaced, unless they were for the same key. */
    public Answer<Restart> restart(Workload workload, Mark mark) {
        if (workload.bears(mark)) {
            return Answer.given(Restart.ASKED);
        }
        gate.pass();
        HasMetadata object = workload.object();
        try {
            client.resource(object).patch(MARKING, patch(object, mark));
            return Answer.given(Restart.ASKED);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_CONFLICT -> Answer.given(Restart.CHANGED);
                case HTTP_NOT_FOUND -> Answer.given(Restart.GONE);
                case HTTP_FORBIDDEN ->
                        Answer.refused(
                                denied(
                                        "patch",
                                        object.getClass(),
                                        object.getMetadata().getNamespace()));
                case HTTP_BAD_REQUEST, UNPROCESSABLE -> Answer.refused(rejected(workload));
                default -> throw e;
            };
        }
    }

    /** Whatever the reason is, it is in the workload or in who watches over it, not in us. */
    private static Problem rejected(Workload workload) {
        HasMetadata object = workload.object();
        return new Problem.UserError(
                Reason.ROLLOUT_REJECTED,
                "%1$s is not restarted, because the API server does not take an annotation in its pod template; see why: kubectl rollout restart %2$s/%3$s -n %4$s"
                        .formatted(
                                workload.reference(),
                                HasMetadata.getSingular(object.getClass()),
                                object.getMetadata().getName(),
                                object.getMetadata().getNamespace()));
    }

    /** Over the version that was read: another mark may have been set since. */
    private static String patch(HasMetadata read, Mark mark) {
        Map<String, Object> template =
                Map.of("metadata", Map.of("annotations", Map.of(mark.annotation(), mark.keyID())));
        return Serialization.asJson(
                Map.of(
                        "metadata",
                        Map.of(
                                "uid",
                                read.getMetadata().getUid(),
                                "resourceVersion",
                                read.getMetadata().getResourceVersion()),
                        "spec",
                        Map.of("template", template)));
    }

    private Answer<List<Workload>> find(
            String namespace, Class<? extends HasMetadata> type, Consumer consumer) {
        String name = consumer.name();
        if (name != null) {
            return read(namespace, type, name).map(it -> it.stream().toList());
        }
        Optional<Problem> wrong =
                SelectorText.problem(
                        Objects.requireNonNull(consumer.selector(), "name or selector"));
        if (wrong.isPresent()) {
            return Answer.refused(wrong.get());
        }
        return allowed(
                "list",
                type,
                namespace,
                () ->
                        client
                                .resources(type)
                                .inNamespace(namespace)
                                .withLabelSelector(selector(consumer))
                                .list()
                                .getItems()
                                .stream()
                                .map(Workload::new)
                                .toList());
    }

    private Answer<Optional<Workload>> read(
            String namespace, Class<? extends HasMetadata> type, String name) {
        return allowed(
                "get",
                type,
                namespace,
                () ->
                        Optional.ofNullable(
                                        client.resources(type)
                                                .inNamespace(namespace)
                                                .withName(name)
                                                .get())
                                .map(Workload::new));
    }

    private <T> Answer<T> allowed(
            String verb, Class<? extends HasMetadata> type, String namespace, Supplier<T> request) {
        try {
            return Answer.given(request.get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_FORBIDDEN) {
                return Answer.refused(denied(verb, type, namespace));
            }
            throw e;
        }
    }

    private Problem denied(String verb, Class<? extends HasMetadata> type, String namespace) {
        return new Problem.Denied(
                Reason.ROLLOUT_DENIED,
                "The operator may not %1$s %2$s.apps in namespace %3$s, so what rolloutRestart names is not restarted; let it: kubectl create rolebinding %4$s-rollout -n %3$s --clusterrole=%4$s-rollout --serviceaccount=%5$s:%4$s"
                        .formatted(
                                verb,
                                HasMetadata.getPlural(type),
                                namespace,
                                Settings.NAME,
                                operatorNamespace));
    }

    private static Problem tooMany(int count) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "rolloutRestart matches "
                        + count
                        + " workloads and at most "
                        + MOST
                        + " are restarted; narrow its selectors.");
    }

    private static String words(Class<? extends HasMetadata> type, Consumer consumer) {
        return consumer.name() == null
                ? HasMetadata.getKind(type) + " matching " + selector(consumer)
                : HasMetadata.getKind(type) + "/" + consumer.name();
    }

    private static String selector(Consumer consumer) {
        return SelectorText.of(
                Objects.requireNonNull(consumer.selector(), "name or selector, says the schema"));
    }

    private static Class<? extends HasMetadata> type(Consumer.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Deployment.class;
            case STATEFUL_SET -> StatefulSet.class;
            case DAEMON_SET -> DaemonSet.class;
        };
    }
}
