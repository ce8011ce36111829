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
import io.azurecredentials.login.RoleLogins;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.Dependents;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final Admittance admittance;
    private final RoleLogins logins;
    private final UseGuard guard;
    private final Retention retention;
    private final Applications applications;
    private final Conclusions conclusions;
    private volatile Supplier<Stream<AzureRole>> known = Stream::empty;

    /** Nothing is read or written yet. */
    public RoleReconciler(
            KubernetesClient client,
            Tenants tenants,
            StatusWriter writer,
            EventRecorder events,
            UseGuard guard,
            Admittance admittance,
            RoleLogins logins,
            RootApplications roots,
            Retention retention,
            String clusterID,
            Clock clock) {
        this.search = new Search(tenants, admittance, roots);
        this.admittance = admittance;
        this.logins = logins;
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
        known = context.getPrimaryCache()::list;
        List<EventSource<?, AzureRole>> sources =
                new ArrayList<>(NamespaceEvents.of(AzureRole.class, context));
        sources.add(retention.source(context));
        sources.add(
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(AzureConfig.class, AzureRole.class)
                                .withSecondaryToPrimaryMapper(it -> rolesOf(it, context))
                                .withPrimaryToSecondaryMapper(
                                        (AzureRole it) -> ids(Dependents.configsOf(it)))
                                .withNamespacesInheritedFromController()
                                .build(),
                        context));
        return sources;
    }

    /** All roles that exist, as far as has been heard. */
    public Stream<AzureRole> known() {
        return known.get();
    }

    @Override
    public UpdateControl<AzureRole> reconcile(AzureRole role, Context<AzureRole> context) {
        Optional<AzureConfig> config = config(Search.configOf(role), context);
        UseGuard.Verdict verdict = judge(role);
        LoginOutlook login =
                LoginOutlook.of(
                        role,
                        verdict.problem(),
                        logins,
                        config(RoleLogins.configOf(role), context));
        Answer<Findings> answer =
                verdict.problem()
                        .or(() -> admittance.obstacle(role.getSpec().allowedNamespaces()))
                        .<Answer<Findings>>map(Answer::refused)
                        .orElseGet(() -> find(role, config, login));
        Duration delay =
                switch (answer) {
                    case Answer.Given<Findings>(Findings found) -> {
                        Occasion occasion =
                                Occasions.resolved(role, found, verdict.recorded(), login, config);
                        yield conclusions.kept(
                                applications.keep(role, occasion), occasion, nextLook(config));
                    }
                    case Answer.Refused<Findings>(Problem problem) -> {
                        Occasion occasion =
                                Occasions.unresolved(
                                        role, problem, verdict.recorded(), login, config);
                        yield conclusions.unresolved(
                                applications.keep(role, occasion), occasion, problem);
                    }
                };
        return UpdateControl.<AzureRole>noUpdate()
                .rescheduleAfter(Pause.atLeast(login.pause(delay)));
    }

    @Override
    public DeleteControl cleanup(AzureRole role, Context<AzureRole> context) {
        Duration delay = leave(role, config(Search.configOf(role), context));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(Pause.atLeast(delay).toMillis());
    }

    /** A role with nothing but a login names nothing in Azure. */
    private Answer<Findings> find(
            AzureRole role, Optional<AzureConfig> config, LoginOutlook login) {
        return role.getSpec().hasNothingButLogin()
                ? login.otherwise(new Findings(Findings.NOTHING, Optional.empty()))
                : Mishap.guard(() -> search.of(role, config));
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
                Dependents.configsOf(role).stream()
                        .map(it -> it.seenFrom(role.getMetadata().getNamespace()))
                        .collect(Collectors.joining(" and AzureConfig ", "AzureConfig ", "")),
                "somebody who may use it can change the spec, which is checked");
    }

    private static Set<ResourceID> rolesOf(
            AzureConfig config, EventSourceContext<AzureRole> context) {
        return context.getPrimaryCache()
                .list(it -> Dependents.refersTo(it, NamespacedName.of(config)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static Set<ResourceID> ids(Set<NamespacedName> names) {
        return names.stream()
                .map(it -> new ResourceID(it.name(), it.namespace()))
                .collect(Collectors.toSet());
    }

    private static Optional<AzureConfig> config(NamespacedName name, Context<AzureRole> context) {
        return context.getSecondaryResources(AzureConfig.class).stream()
                .filter(it -> NamespacedName.of(it).equals(name))
                .findFirst();
    }
}
