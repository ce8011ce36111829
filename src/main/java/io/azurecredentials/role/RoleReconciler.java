package io.azurecredentials.role;

import static io.azurecredentials.event.EventReason.RESOLVED;
import static io.azurecredentials.event.EventReason.RESOLVE_FAILED;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Configs;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.event.Transition;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
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
import org.jspecify.annotations.Nullable;

/** Resolves an AzureRole when it, or the AzureConfig behind it, changes, and now and then. */
@ControllerConfiguration(name = "azurerole")
public final class RoleReconciler implements Reconciler<AzureRole> {
    private static final Duration LOOK = Duration.ofMinutes(30);

    private final Tenants tenants;
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final Clock clock;

    /** Nothing is read or written yet. */
    public RoleReconciler(
            Tenants tenants, StatusWriter statuses, EventRecorder events, Clock clock) {
        this.tenants = tenants;
        this.statuses = statuses;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AzureRole>> prepareEventSources(
            EventSourceContext<AzureRole> context) {
        return List.of(
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(AzureConfig.class, AzureRole.class)
                                .withSecondaryToPrimaryMapper(it -> rolesOf(it, context))
                                .withPrimaryToSecondaryMapper(
                                        (AzureRole it) -> Set.of(configOf(it)))
                                .withNamespacesInheritedFromController()
                                .build(),
                        context));
    }

    @Override
    public UpdateControl<AzureRole> reconcile(AzureRole role, Context<AzureRole> context) {
        Answer<List<ResolvedRole>> answer = Mishap.guard(() -> resolve(role, context));
        Conditions since = conditions(role);
        return switch (answer) {
            case Answer.Given<List<ResolvedRole>>(List<ResolvedRole> found) -> {
                say(role, found, since.ready(Reason.RESOLVED, Reason.RESOLVED.sentence()));
                yield UpdateControl.<AzureRole>noUpdate().rescheduleAfter(LOOK);
            }
            case Answer.Refused<List<ResolvedRole>>(Problem problem) -> {
                say(role, recorded(role), since.problem(problem));
                yield UpdateControl.<AzureRole>noUpdate().rescheduleAfter(Pause.after(problem));
            }
        };
    }

    private Answer<List<ResolvedRole>> resolve(AzureRole role, Context<AzureRole> context) {
        return Configs.ready(
                        context.getSecondaryResource(AzureConfig.class), role.getSpec().configRef())
                .then(tenants::of)
                .map(Tenant::authorization)
                .then(it -> new Resolution(it).resolve(role.getSpec().azureRoles()));
    }

    private void say(AzureRole role, List<ResolvedRole> roles, List<Condition> conditions) {
        AzureRoleStatus status =
                new AzureRoleStatus(role.getMetadata().getGeneration(), roles, conditions);
        if (!status.equals(role.getStatus())) {
            Transition transition = Transition.between(recordedConditions(role), conditions);
            statuses.write(role, status, AzureRole::new)
                    .ifPresent(
                            it -> events.record(it, transition.reports(RESOLVED, RESOLVE_FAILED)));
        }
    }

    private static @Nullable List<Condition> recordedConditions(AzureRole role) {
        return role.getStatus() == null ? null : role.getStatus().conditions();
    }

    private Conditions conditions(AzureRole role) {
        return Conditions.since(
                recordedConditions(role), role.getMetadata().getGeneration(), clock.instant());
    }

    private static List<ResolvedRole> recorded(AzureRole role) {
        return Optional.ofNullable(role.getStatus())
                .flatMap(it -> Optional.ofNullable(it.azureRoles()))
                .orElse(List.of());
    }

    private static Set<ResourceID> rolesOf(
            AzureConfig config, EventSourceContext<AzureRole> context) {
        return context.getPrimaryCache()
                .list(it -> configOf(it).equals(ResourceID.fromResource(config)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static ResourceID configOf(AzureRole role) {
        return new ResourceID(role.getSpec().configRef().name(), role.getMetadata().getNamespace());
    }
}
