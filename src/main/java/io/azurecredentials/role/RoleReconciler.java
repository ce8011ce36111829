package io.azurecredentials.role;

import io.azurecredentials.admission.UseGuard;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Configs;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
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
 * Resolves an AzureRole when it, or the AzureConfig behind it, changes, and now and then. Deletion
 * waits until nothing that was issued from it is left.
 */
@ControllerConfiguration(name = "azurerole", finalizerName = RoleReconciler.FINALIZER)
public final class RoleReconciler implements Reconciler<AzureRole>, Cleaner<AzureRole> {
    static final String FINALIZER = "azurecredentials.io/finalizer";

    private static final Duration LOOK = Duration.ofMinutes(30);

    /** How often a role that is to go looks again, in case that nobody woke it. */
    private static final Duration IN_USE_LOOK = Duration.ofSeconds(30);

    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Tenants tenants;
    private final RoleStatuses statuses;
    private final UseGuard guard;
    private final Admittance admittance;
    private final RootApplications roots;
    private final Retention retention;

    /** Nothing is read or written yet. */
    public RoleReconciler(
            Tenants tenants,
            StatusWriter writer,
            EventRecorder events,
            UseGuard guard,
            Admittance admittance,
            RootApplications roots,
            Retention retention,
            Clock clock) {
        this.tenants = tenants;
        this.statuses = new RoleStatuses(writer, events, clock);
        this.guard = guard;
        this.admittance = admittance;
        this.roots = roots;
        this.retention = retention;
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
        UseGuard.Verdict verdict = judge(role);
        Answer<Findings> answer =
                verdict.problem()
                        .<Answer<Findings>>map(Answer::refused)
                        .orElseGet(() -> Mishap.guard(() -> resolve(role, context)));
        Conditions since = statuses.since(role);
        return switch (answer) {
            case Answer.Given<Findings>(Findings found) -> {
                boolean written =
                        statuses.say(
                                role,
                                found,
                                verdict.recorded(),
                                since.ready(Reason.RESOLVED, Reason.RESOLVED.sentence()));
                yield UpdateControl.<AzureRole>noUpdate()
                        .rescheduleAfter(written ? nextLook(context) : MOMENT);
            }
            case Answer.Refused<Findings>(Problem problem) -> {
                boolean served = isReady(role) && isConfigGoing(context);
                boolean written =
                        statuses.say(
                                role,
                                Findings.recorded(role),
                                verdict.recorded(),
                                served ? since.problemWhileReady(problem) : since.problem(problem));
                yield UpdateControl.<AzureRole>noUpdate()
                        .rescheduleAfter(written ? Pause.after(problem) : MOMENT);
            }
        };
    }

    @Override
    public DeleteControl cleanup(AzureRole role, Context<AzureRole> context) {
        return switch (retention.of(role)) {
            case Retention.Released _ -> DeleteControl.noFinalizerRemoval();
            case Retention.Raced _ ->
                    DeleteControl.noFinalizerRemoval().rescheduleAfter(MOMENT.toMillis());
            case Retention.Kept(String message) -> {
                boolean _ =
                        statuses.say(
                                role,
                                Findings.recorded(role),
                                Optional.ofNullable(role.getStatus())
                                        .map(AzureRoleStatus::useCheck),
                                statuses.since(role).progressing(Reason.IN_USE, message));
                yield DeleteControl.noFinalizerRemoval().rescheduleAfter(IN_USE_LOOK.toMillis());
            }
        };
    }

    /** What it names in Azure may change without anybody telling us. */
    private static Duration nextLook(Context<AzureRole> context) {
        return context.getSecondaryResource(AzureConfig.class)
                .map(it -> it.getSpec().driftCheck().getDuration())
                .filter(it -> it.compareTo(LOOK) < 0)
                .orElse(LOOK);
    }

    /** What was issued is renewed until the config can go, so its role is still good for that. */
    private static boolean isConfigGoing(Context<AzureRole> context) {
        return context.getSecondaryResource(AzureConfig.class)
                .filter(it -> it.getMetadata().getDeletionTimestamp() != null)
                .isPresent();
    }

    private Answer<Findings> resolve(AzureRole role, Context<AzureRole> context) {
        return Configs.ready(
                        context.getSecondaryResource(AzureConfig.class),
                        configOf(role),
                        role.getMetadata().getNamespace(),
                        admittance,
                        Configs.Use.ISSUING)
                .then(config -> tenants.of(config).then(it -> resolve(role, config, it)));
    }

    private Answer<Findings> resolve(AzureRole role, AzureConfig config, Tenant tenant) {
        String objectID = role.getSpec().applicationObjectID();
        return objectID == null
                ? new Resolution(tenant)
                        .resolve(role.getSpec())
                        .map(it -> new Findings(it, Optional.empty()))
                : new ExistingApplication(tenant.directory(), roots, tenantOf(config))
                        .find(objectID)
                        .map(it -> new Findings(Findings.NOTHING, Optional.of(it)));
    }

    /** A config that is Ready shows it. */
    private static String tenantOf(AzureConfig config) {
        return String.valueOf(config.getStatus().tenantID());
    }

    /** Every change of a role's spec is checked, and every generation is a thing of its own. */
    private UseGuard.Verdict judge(AzureRole role) {
        return guard.judge(
                role,
                "generation " + role.getMetadata().getGeneration(),
                isReady(role),
                Optional.ofNullable(role.getStatus()).map(AzureRoleStatus::useCheck),
                "AzureConfig " + configOf(role).seenFrom(role.getMetadata().getNamespace()),
                "somebody who may use it can change the spec, which is checked");
    }

    private static boolean isReady(AzureRole role) {
        return Conditions.areReady(
                RoleStatuses.conditions(role), role.getMetadata().getGeneration());
    }

    private static Set<ResourceID> rolesOf(
            AzureConfig config, EventSourceContext<AzureRole> context) {
        return context.getPrimaryCache()
                .list(it -> configOf(it).equals(NamespacedName.of(config)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static ResourceID configID(AzureRole role) {
        return new ResourceID(configOf(role).name(), configOf(role).namespace());
    }

    private static NamespacedName configOf(AzureRole role) {
        return NamespacedName.of(role.getSpec().configRef(), role.getMetadata().getNamespace());
    }
}
