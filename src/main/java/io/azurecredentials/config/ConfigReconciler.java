package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.config.rotation.Ledger;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    private static final String LEAVING =
            "The passwords that the operator made on the application are being removed, and last"
                    + " the one it signs in with.";

    /** After a race. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Access access;
    private final Rotations rotations;
    private final ConfigStatuses statuses;
    private final Gate gate;
    private final Finalizers finalizers;
    private final Admittance admittance;
    private final Holders<AzureRole, AzureConfig> roles;
    private final Holders<AzureCredential, AzureConfig> credentials;
    private final Clock clock;
    private volatile Supplier<Stream<AzureConfig>> known = Stream::empty;

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
            Rotations rotations,
            StatusWriter statuses,
            EventRecorder events,
            Gate gate,
            Admittance admittance,
            KubernetesClient client,
            List<String> namespaces,
            Clock clock) {
        this.access = new Access(wanted, tenants, safe, clock);
        this.rotations = rotations;
        this.statuses = new ConfigStatuses(statuses, events, clock);
        this.gate = gate;
        this.finalizers = new Finalizers(client, gate);
        this.admittance = admittance;
        this.roles =
                new Holders<>(
                        AzureRole.class,
                        (role, config) ->
                                Dependents.refersTo(role, NamespacedName.of(config))
                                        || Dependents.hasMade(config, role),
                        (role, config) ->
                                Dependents.hasMade(config, role)
                                        || admits(config, role, admittance),
                        client,
                        namespaces);
        this.credentials =
                new Holders<>(
                        AzureCredential.class,
                        Dependents::isIssuedThrough,
                        (credential, _) -> Dependents.isAlive(credential),
                        client,
                        namespaces);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, AzureConfig>> prepareEventSources(
            EventSourceContext<AzureConfig> context) {
        known = context.getPrimaryCache()::list;
        return List.of(roles.source(context), credentials.source(context));
    }

    /** All configs that exist, as far as has been heard. */
    public Stream<AzureConfig> known() {
        return known.get();
    }

    @Override
    public UpdateControl<AzureConfig> reconcile(AzureConfig config, Context<AzureConfig> context) {
        Standing standing = look(config);
        Turn turn = turn(config, standing, false);
        if (!isSameSpec(config, turn.config())) {
            return UpdateControl.<AzureConfig>noUpdate().rescheduleAfter(MOMENT);
        }
        Conditions since = statuses.since(turn.config());
        return switch (standing.destination()) {
            case Answer.Given<Destination> _ -> {
                statuses.say(
                        standing,
                        turn,
                        turn.problem()
                                .or(standing::remark)
                                .map(since::problemWhileReady)
                                .orElseGet(
                                        () ->
                                                since.ready(
                                                        Reason.ACCESS_PROVEN, standing.proven())));
                yield UpdateControl.<AzureConfig>noUpdate().rescheduleAfter(pause(turn));
            }
            case Answer.Refused<Destination>(Problem problem) -> {
                statuses.say(standing, turn, since.problem(problem));
                yield UpdateControl.<AzureConfig>noUpdate()
                        .rescheduleAfter(Pause.shorter(pause(turn), Pause.after(problem)));
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
        boolean last = holders.isEmpty();
        Standing standing = last ? parting(config) : look(config);
        Turn turn = turn(config, standing, last);
        if (turn.finished()) {
            gate.pass();
            access.forget(config);
            rotations.forget(config);
            boolean off = finalizers.remove(turn.config(), FINALIZER);
            return DeleteControl.noFinalizerRemoval()
                    .rescheduleAfter((off ? LOOK : MOMENT).toMillis());
        }
        Conditions since = statuses.since(turn.config());
        statuses.say(
                standing,
                turn,
                last
                        ? turn.problem()
                                .map(since::problem)
                                .orElseGet(() -> since.progressing(Reason.REVOKING, LEAVING))
                        : since.progressing(Reason.IN_USE, waiting(config, holders)));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(pause(turn).toMillis());
    }

    private static String waiting(AzureConfig config, List<HasMetadata> holders) {
        return "Deletion waits for "
                + Dependents.named(holders, config.getMetadata().getNamespace())
                + ". Nothing new is issued; what lives is renewed and revoked as before.";
    }

    /** Nothing is taken up any more, unless there is something that it could help to remove. */
    private Standing parting(AzureConfig config) {
        Ledger ledger = RootLedger.of(config);
        return ledger.keys().isEmpty() || ledger.isParting()
                ? access.recorded(config)
                : look(config);
    }

    private Turn turn(AzureConfig config, Standing standing, boolean parting) {
        Optional<Problem> refused =
                standing.destination() instanceof Answer.Refused<Destination>(Problem problem)
                        ? Optional.of(problem).filter(_ -> standing.inForce().isEmpty())
                        : Optional.empty();
        return switch (Mishap.guard(() -> Answer.given(rotations.run(config, refused, parting)))) {
            case Answer.Given<Turn>(Turn turn) -> turn;
            case Answer.Refused<Turn>(Problem problem) ->
                    new Turn(
                            config,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(problem),
                            clock.instant().plus(LOOK),
                            false);
        };
    }

    private Duration pause(Turn turn) {
        return Pause.atLeast(Pause.shorter(LOOK, Duration.between(clock.instant(), turn.until())));
    }

    private static boolean isSameSpec(AzureConfig a, AzureConfig b) {
        return a.getMetadata().getGeneration().equals(b.getMetadata().getGeneration());
    }

    /** Who is not admitted could hold what is none of his business. */
    private static boolean admits(AzureConfig config, AzureRole role, Admittance admittance) {
        return admittance.admits(
                config.getSpec().allowedNamespaces(),
                config.getMetadata().getNamespace(),
                role.getMetadata().getNamespace());
    }

    /** When the API server cannot be asked, what was in force is taken to be so still. */
    private Standing look(AzureConfig config) {
        return switch (Mishap.guard(() -> Answer.given(access.look(config)))) {
            case Answer.Given<Standing>(Standing standing) ->
                    standing.unless(admittance.obstacle(config.getSpec().allowedNamespaces()));
            case Answer.Refused<Standing>(Problem problem) ->
                    new Standing(ConfigStatuses.recordedRoot(config), Answer.refused(problem));
        };
    }
}
