package io.azurecredentials.config;

import static io.azurecredentials.event.EventReason.ACCESS_FAILED;
import static io.azurecredentials.event.EventReason.ACCESS_PROVEN;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.event.Transition;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Finalizers;
import io.azurecredentials.status.Mishap;
import io.azurecredentials.status.Pause;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an AzureConfig gives access, says so in its status, and looks again: soon while the
 * root credential is missing, now and then while all is well. Deletion waits until nothing that was
 * issued through the config is left.
 */
@ControllerConfiguration(name = "azureconfig", finalizerName = ConfigReconciler.FINALIZER)
public final class ConfigReconciler implements Reconciler<AzureConfig>, Cleaner<AzureConfig> {
    static final String FINALIZER = "azurecredentials.io/finalizer";

    /**
     * How often the bootstrap Secret is looked at; only a change of it makes us ask Azure again.
     */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** How often a config that is to go looks whether anybody still needs it. */
    private static final Duration IN_USE_LOOK = Duration.ofSeconds(2);

    private final Access access;
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final Gate gate;
    private final Finalizers finalizers;
    private final KubernetesClient client;
    private final List<String> namespaces;
    private final Clock clock;

    /**
     * Nothing is read or written yet.
     *
     * @param namespaces that are served; empty for all
     */
    public ConfigReconciler(
            Tenants tenants,
            StatusWriter statuses,
            EventRecorder events,
            Gate gate,
            KubernetesClient client,
            List<String> namespaces,
            Clock clock) {
        this.access = new Access(tenants, clock);
        this.statuses = statuses;
        this.events = events;
        this.gate = gate;
        this.finalizers = new Finalizers(client, gate);
        this.client = client;
        this.namespaces = List.copyOf(namespaces);
        this.clock = clock;
    }

    @Override
    public UpdateControl<AzureConfig> reconcile(AzureConfig config, Context<AzureConfig> context) {
        Answer<String> answer =
                Mishap.guard(
                        () ->
                                Tenants.tenantInForce(config)
                                        .then(it -> access.prove(config).map(_ -> it)));
        Conditions since = conditions(config);
        return switch (answer) {
            case Answer.Given<String>(String tenant) -> {
                say(config, tenant, since.ready(Reason.ACCESS_PROVEN, proven(config)));
                yield UpdateControl.<AzureConfig>noUpdate().rescheduleAfter(LOOK);
            }
            case Answer.Refused<String>(Problem problem) -> {
                say(config, recordedTenant(config), since.problem(problem));
                yield UpdateControl.<AzureConfig>noUpdate()
                        .rescheduleAfter(Pause.shorter(LOOK, Pause.after(problem)));
            }
        };
    }

    @Override
    public DeleteControl cleanup(AzureConfig config, Context<AzureConfig> context) {
        Optional<String> user = firstUser(config);
        if (user.isEmpty()) {
            gate.pass();
            access.forget(config);
            boolean _ = finalizers.remove(config, FINALIZER);
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(IN_USE_LOOK.toMillis());
        }
        String message =
                "Deletion waits until AzureCredential "
                        + user.get()
                        + " and any other that was issued through it are revoked.";
        say(config, recordedTenant(config), conditions(config).progressing(Reason.IN_USE, message));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(IN_USE_LOOK.toMillis());
    }

    /** Read from the API server itself: what a cache has not heard of yet would be stranded. */
    private Optional<String> firstUser(AzureConfig config) {
        String uid = config.getMetadata().getUid();
        String own = config.getMetadata().getNamespace();
        return credentials()
                .filter(it -> isIssuedThrough(it, uid))
                .map(it -> NamespacedName.of(it).seenFrom(own))
                .findFirst();
    }

    private Stream<AzureCredential> credentials() {
        return namespaces.isEmpty()
                ? client
                        .resources(AzureCredential.class)
                        .inAnyNamespace()
                        .list()
                        .getItems()
                        .stream()
                : namespaces.stream().flatMap(this::credentials);
    }

    private Stream<AzureCredential> credentials(String namespace) {
        return client
                .resources(AzureCredential.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream();
    }

    private static boolean isIssuedThrough(AzureCredential credential, String configUID) {
        return Optional.ofNullable(credential.getStatus())
                .flatMap(it -> Optional.ofNullable(it.issuer()))
                .filter(it -> it.configUID().equals(configUID))
                .isPresent();
    }

    private void say(AzureConfig config, @Nullable String tenantID, List<Condition> conditions) {
        AzureConfigStatus status =
                new AzureConfigStatus(config.getMetadata().getGeneration(), tenantID, conditions);
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

    private static @Nullable String recordedTenant(AzureConfig config) {
        return config.getStatus() == null ? null : config.getStatus().tenantID();
    }

    private static String proven(AzureConfig config) {
        return "Application "
                + config.getSpec().authentication().clientSecret().clientID()
                + " fetched tokens for Azure Resource Manager and Microsoft Graph.";
    }
}
