package io.azurecredentials.config;

import static io.azurecredentials.event.EventReason.ACCESS_FAILED;
import static io.azurecredentials.event.EventReason.ACCESS_PROVEN;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.event.Transition;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.Dependents;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Finalizers;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an AzureConfig gives access, says so in its status, and looks again: soon while the
 * root credential is missing, now and then while all is well. Deletion waits until no role names it
 * and nothing that was issued through it is left.
 */
@ControllerConfiguration(name = "azureconfig", finalizerName = ConfigReconciler.FINALIZER)
public final class ConfigReconciler implements Reconciler<AzureConfig>, Cleaner<AzureConfig> {
    static final String FINALIZER = "azurecredentials.io/finalizer";

    /**
     * How often the bootstrap Secret is looked at; only a change of it makes us ask Azure again.
     */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Access access;
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final Gate gate;
    private final Finalizers finalizers;
    private final Holders<AzureRole, AzureConfig> roles;
    private final Holders<AzureCredential, AzureConfig> credentials;
    private final Clock clock;

    /**
     * Nothing is read or written yet.
     *
     * @param safe where {@code tenants} finds what is proven here
     * @param namespaces that are served; empty for all
     */
    public ConfigReconciler(
            Tenants tenants,
            Safe safe,
            Wanted wanted,
            StatusWriter statuses,
            EventRecorder events,
            Gate gate,
            Admittance admittance,
            KubernetesClient client,
            List<String> namespaces,
            Clock clock) {
        this.access = new Access(wanted, tenants, safe, clock);
        this.statuses = statuses;
        this.events = events;
        this.gate = gate;
        this.finalizers = new Finalizers(client, gate);
        this.roles =
                new Holders<>(
                        AzureRole.class,
                        (role, config) -> isNamedBy(role, config) || hasMade(config, role),
                        (role, config) -> hasMade(config, role) || admits(config, role, admittance),
                        client,
                        namespaces);
        this.credentials =
                new Holders<>(
                        AzureCredential.class,
                        ConfigReconciler::isIssuedThrough,
                        (credential, _) -> Dependents.isAlive(credential),
                        client,
                        namespaces);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AzureConfig>> prepareEventSources(
            EventSourceContext<AzureConfig> context) {
        return List.of(roles.source(context), credentials.source(context));
    }

    @Override
    public UpdateControl<AzureConfig> reconcile(AzureConfig config, Context<AzureConfig> context) {
        Standing standing = look(config);
        Conditions since = conditions(config);
        return switch (standing.destination()) {
            case Answer.Given<Destination>(Destination destination) -> {
                say(
                        config,
                        destination,
                        standing,
                        since.ready(Reason.ACCESS_PROVEN, proven(standing)));
                yield UpdateControl.<AzureConfig>noUpdate().rescheduleAfter(LOOK);
            }
            case Answer.Refused<Destination>(Problem problem) -> {
                say(config, null, standing, since.problem(problem));
                yield UpdateControl.<AzureConfig>noUpdate()
                        .rescheduleAfter(Pause.shorter(LOOK, Pause.after(problem)));
            }
        };
    }

    /** What lives needs a root credential to its end, so one that is mended is still taken up. */
    @Override
    public DeleteControl cleanup(AzureConfig config, Context<AzureConfig> context) {
        List<HasMetadata> holders =
                Stream.<HasMetadata>concat(
                                roles.of(config).stream(), credentials.of(config).stream())
                        .toList();
        if (holders.isEmpty()) {
            gate.pass();
            access.forget(config);
            boolean off = finalizers.remove(config, FINALIZER);
            return DeleteControl.noFinalizerRemoval()
                    .rescheduleAfter((off ? LOOK : MOMENT).toMillis());
        }
        String message =
                "Deletion waits for "
                        + Dependents.named(holders, config.getMetadata().getNamespace())
                        + ". Nothing new is issued; what lives is renewed and revoked as before.";
        say(config, null, look(config), conditions(config).progressing(Reason.IN_USE, message));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(LOOK.toMillis());
    }

    private static boolean isNamedBy(AzureRole role, AzureConfig config) {
        return NamespacedName.of(role.getSpec().configRef(), role.getMetadata().getNamespace())
                .equals(NamespacedName.of(config));
    }

    /** An application of its is removed through the config that it was made through. */
    private static boolean hasMade(AzureConfig config, AzureRole role) {
        return Optional.ofNullable(role.getStatus())
                .flatMap(it -> Optional.ofNullable(it.persisted()))
                .flatMap(it -> Optional.ofNullable(it.issuer()))
                .filter(it -> it.configUID().equals(config.getMetadata().getUid()))
                .isPresent();
    }

    /** Who is not admitted could hold what is none of his business. */
    private static boolean admits(AzureConfig config, AzureRole role, Admittance admittance) {
        return admittance.admits(
                config.getSpec().allowedNamespaces(),
                config.getMetadata().getNamespace(),
                role.getMetadata().getNamespace());
    }

    private static boolean isIssuedThrough(AzureCredential credential, AzureConfig config) {
        return Optional.ofNullable(credential.getStatus())
                .flatMap(it -> Optional.ofNullable(it.issuer()))
                .filter(it -> it.configUID().equals(config.getMetadata().getUid()))
                .isPresent();
    }

    /** When the API server cannot be asked, what was in force is taken to be so still. */
    private Standing look(AzureConfig config) {
        return switch (Mishap.guard(() -> Answer.given(access.look(config)))) {
            case Answer.Given<Standing>(Standing standing) -> standing;
            case Answer.Refused<Standing>(Problem problem) ->
                    new Standing(recordedRoot(config), Answer.refused(problem));
        };
    }

    private void say(
            AzureConfig config,
            @Nullable Destination proven,
            Standing standing,
            List<Condition> conditions) {
        AzureConfigStatus last = config.getStatus();
        AzureConfigStatus status =
                new AzureConfigStatus(
                        config.getMetadata().getGeneration(),
                        proven != null ? proven.tenantID() : last == null ? null : last.tenantID(),
                        proven != null
                                ? proven.environment()
                                : last == null ? null : last.environment(),
                        proven != null
                                ? proven.subscriptionID()
                                : last == null ? null : last.subscriptionID(),
                        standing.inForce().orElse(null),
                        conditions);
        if (!status.equals(config.getStatus())) {
            Transition transition = Transition.between(lastConditions(config), conditions);
            statuses.write(config, status, AzureConfig::new)
                    .ifPresent(
                            it ->
                                    events.record(
                                            it, transition.reports(ACCESS_PROVEN, ACCESS_FAILED)));
        }
    }

    private static @Nullable List<Condition> lastConditions(AzureConfig config) {
        return config.getStatus() == null ? null : config.getStatus().conditions();
    }

    private Conditions conditions(AzureConfig config) {
        return Conditions.since(
                lastConditions(config), config.getMetadata().getGeneration(), clock.instant());
    }

    private static Optional<RootCredential> recordedRoot(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .flatMap(it -> Optional.ofNullable(it.rootCredential()));
    }

    private static String proven(Standing standing) {
        return standing.inForce()
                .map(
                        it ->
                                "%s %s"
                                        .formatted(
                                                "ManagedIdentity".equals(it.kind())
                                                        ? "Managed identity"
                                                        : "Application",
                                                it.clientID()))
                .orElse("The root credential")
                .concat(" fetched tokens for Azure Resource Manager and Microsoft Graph.");
    }
}
