package io.azurecredentials.role;

import io.azurecredentials.admission.UseGuard;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.application.Abandonment;
import io.azurecredentials.application.Origin;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resolves an AzureRole when it, or the AzureConfig behind it, changes, and now and then, and looks
 * after the application that it keeps. Deletion waits until nothing that was issued from it is
 * left, and takes that application along.
 */
@ControllerConfiguration(name = "azurerole", finalizerName = RoleReconciler.FINALIZER)
public final class RoleReconciler implements Reconciler<AzureRole>, Cleaner<AzureRole> {
    static final String FINALIZER = "azurecredentials.io/finalizer";

    private static final Duration LOOK = Duration.ofMinutes(30);

    private final Search search;
    private final UseGuard guard;
    private final Retention retention;
    private final Applications applications;
    private final Conclusions conclusions;

    /** Nothing is read or written yet. */
    public RoleReconciler(
            KubernetesClient client,
            Tenants tenants,
            StatusWriter writer,
            EventRecorder events,
            UseGuard guard,
            Admittance admittance,
            RootApplications roots,
            Retention retention,
            String clusterID,
            Clock clock) {
        this.search = new Search(tenants, admittance, roots);
        RoleStatuses statuses = new RoleStatuses(writer, events, clusterID, clock);
        this.guard = guard;
        this.retention = retention;
        this.applications =
                Applications.of(client, new Origin(tenants), statuses, retention, clock);
        this.conclusions = new Conclusions(statuses, search::obstacle, retention::release, clock);
    }

    @Override
    public List<EventSource<?, AzureRole>> prepareEventSources(
            EventSourceContext<AzureRole> context) {
        return List.of(
                NamespaceEvents.of(AzureRole.class, context),
                retention.source(context),
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(AzureConfig.class, AzureRole.class)
                                .withSecondaryToPrimaryMapper(it -> rolesOf(it, context))
                                .withPrimaryToSecondaryMapper(
                                        (AzureRole it) -> Set.of(configID(it)))
                                .withNamespacesInheritedFromController()
                                .build(),
                        context));
    }

    @Override
    public UpdateControl<AzureRole> reconcile(AzureRole role, Context<AzureRole> context) {
        Optional<AzureConfig> config = context.getSecondaryResource(AzureConfig.class);
        UseGuard.Verdict verdict = judge(role);
        Answer<Findings> answer =
                verdict.problem()
                        .<Answer<Findings>>map(Answer::refused)
                        .orElseGet(() -> Mishap.guard(() -> search.of(role, config)));
        Duration delay =
                switch (answer) {
                    case Answer.Given<Findings>(Findings found) -> {
                        Occasion occasion =
                                Occasions.resolved(role, found, verdict.recorded(), config);
                        yield conclusions.kept(
                                applications.keep(role, occasion), occasion, nextLook(config));
                    }
                    case Answer.Refused<Findings>(Problem problem) -> {
                        Occasion occasion =
                                Occasions.unresolved(role, problem, verdict.recorded(), config);
                        yield conclusions.unresolved(
                                applications.keep(role, occasion), occasion, problem);
                    }
                };
        return UpdateControl.<AzureRole>noUpdate().rescheduleAfter(Pause.atLeast(delay));
    }

    @Override
    public DeleteControl cleanup(AzureRole role, Context<AzureRole> context) {
        Duration delay = leave(role, context.getSecondaryResource(AzureConfig.class));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(Pause.atLeast(delay).toMillis());
    }

    private Duration leave(AzureRole role, Optional<AzureConfig> config) {
        Optional<String> awaited = retention.awaited(role);
        if (awaited.isPresent()) {
            Occasion occasion = Occasions.waiting(role, awaited.get(), config);
            return conclusions.waiting(applications.keep(role, occasion), occasion);
        }
        if (Abandonment.isAsked(role)) {
            return conclusions.abandoned(role);
        }
        Occasion occasion = Occasions.leaving(role, config);
        return conclusions.leaving(applications.keep(role, occasion), occasion);
    }

    /** What it names in Azure may change without anybody telling us. */
    private static Duration nextLook(Optional<AzureConfig> config) {
        return Pause.shorter(LOOK, Situation.driftCheck(config));
    }

    /** Every change of a role's spec is checked, and every generation is a thing of its own. */
    private UseGuard.Verdict judge(AzureRole role) {
        return guard.judge(
                role,
                "generation " + role.getMetadata().getGeneration(),
                RoleStatuses.isReady(role),
                Optional.ofNullable(role.getStatus()).map(AzureRoleStatus::useCheck),
                "AzureConfig " + Search.configOf(role).seenFrom(role.getMetadata().getNamespace()),
                "somebody who may use it can change the spec, which is checked");
    }

    private static Set<ResourceID> rolesOf(
            AzureConfig config, EventSourceContext<AzureRole> context) {
        return context.getPrimaryCache()
                .list(it -> Search.configOf(it).equals(NamespacedName.of(config)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static ResourceID configID(AzureRole role) {
        return new ResourceID(Search.configOf(role).name(), Search.configOf(role).namespace());
    }
}
