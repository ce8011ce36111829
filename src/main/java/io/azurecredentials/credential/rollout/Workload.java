package io.azurecredentials.credential.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Deployment, StatefulSet or DaemonSet as it was read. */
public record Workload(HasMetadata object) {

    /** What people call it. */
    public String reference() {
        return object.getKind() + "/" + object.getMetadata().getName();
    }

    /** Tells it from another of that name. */
    public String uid() {
        return object.getMetadata().getUid();
    }

    /** Whether all of its pods were started with that mark, or after it. */
    public boolean runsWith(Mark mark) {
        return bears(mark) && progress().isComplete();
    }

    /**
     * Whether it was made anew since it was asked to restart, mark or none, and its pods with it.
     *
     * @param asked the UID of the one that was asked; empty if nobody knows
     */
    public boolean runsAnew(Optional<String> asked) {
        return asked.filter(it -> !it.equals(uid())).isPresent() && progress().isComplete();
    }

    /** Whether its pod template has that mark; somebody may have rolled it back. */
    boolean bears(Mark mark) {
        return Optional.ofNullable(template().getMetadata())
                .map(ObjectMeta::getAnnotations)
                .map(Map::copyOf)
                .filter(it -> mark.keyID().equals(it.get(mark.annotation())))
                .isPresent();
    }

    private PodTemplateSpec template() {
        return switch (object) {
            case Deployment it -> it.getSpec().getTemplate();
            case StatefulSet it -> it.getSpec().getTemplate();
            case DaemonSet it -> it.getSpec().getTemplate();
            default -> throw new IllegalStateException("no workload: " + object.getKind());
        };
    }

    Progress progress() {
        return switch (object) {
            case Deployment it ->
                    progress(
                            replicas(it.getSpec().getReplicas()),
                            Optional.ofNullable(it.getStatus()).orElseGet(DeploymentStatus::new));
            case StatefulSet it ->
                    progress(
                            replicas(it.getSpec().getReplicas()),
                            Optional.ofNullable(it.getStatus()).orElseGet(StatefulSetStatus::new));
            case DaemonSet it ->
                    progress(Optional.ofNullable(it.getStatus()).orElseGet(DaemonSetStatus::new));
            default -> throw new IllegalStateException("no workload: " + object.getKind());
        };
    }

    private Progress progress(int wanted, DeploymentStatus it) {
        return new Progress(
                generation(),
                number(it.getObservedGeneration()),
                wanted,
                number(it.getUpdatedReplicas()),
                number(it.getAvailableReplicas()),
                number(it.getReplicas()));
    }

    private Progress progress(int wanted, StatefulSetStatus it) {
        return new Progress(
                generation(),
                number(it.getObservedGeneration()),
                wanted,
                number(it.getUpdatedReplicas()),
                number(it.getAvailableReplicas()),
                number(it.getReplicas()));
    }

    /** One that was never looked at wants no pod yet, but its observed generation tells. */
    private Progress progress(DaemonSetStatus it) {
        return new Progress(
                generation(),
                number(it.getObservedGeneration()),
                number(it.getDesiredNumberScheduled()),
                number(it.getUpdatedNumberScheduled()),
                number(it.getNumberAvailable()),
                number(it.getUpdatedNumberScheduled()));
    }

    private long generation() {
        return number(object.getMetadata().getGeneration());
    }

    /** What the API server fills in. */
    private static int replicas(@Nullable Integer it) {
        return it == null ? 1 : it;
    }

    private static int number(@Nullable Integer it) {
        return it == null ? 0 : it;
    }

    private static long number(@Nullable Long it) {
        return it == null ? 0 : it;
    }
}
