package io.azurecredentials.bootstrap;

import io.azurecredentials.admission.Namespaces;
import io.azurecredentials.admission.UseGuard;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.config.ConfigReconciler;
import io.azurecredentials.config.RootApplications;
import io.azurecredentials.config.Rotations;
import io.azurecredentials.config.Safe;
import io.azurecredentials.config.Surroundings;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.config.Wanted;
import io.azurecredentials.credential.CredentialReconciler;
import io.azurecredentials.credential.Drawers;
import io.azurecredentials.credential.Hands;
import io.azurecredentials.credential.Passes;
import io.azurecredentials.credential.Wants;
import io.azurecredentials.credential.handover.Sweep;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.login.RoleLogins;
import io.azurecredentials.login.Rulebook;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.metric.Watched;
import io.azurecredentials.orphan.Auditor;
import io.azurecredentials.rbac.ServiceAccounts;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.role.Retention;
import io.azurecredentials.role.RoleReconciler;
import io.azurecredentials.session.Collector;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.TokenEnds;
import io.azurecredentials.session.TokenKeys;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Finalizers;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.Traces;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * Builds the reconcilers, the framework around them and the auditor, once for each time we lead.
 */
final class Reconcilers implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final Settings settings;
    private final KubernetesClient client;
    private final Gate gate;
    private final Meters meters;
    private final Traces traces;

    private final Azure azure;

    private final EventRecorder events;

    private final TokenKeys tokenKeys;

    /**
     * @param tokenKeys that dead sessions may be the last to need
     */
    Reconcilers(
            Settings settings,
            KubernetesClient client,
            Azure azure,
            TokenKeys tokenKeys,
            Gate gate,
            Meters meters,
            Traces traces) {
        this.settings = settings;
        this.client = client;
        this.azure = azure;
        this.tokenKeys = tokenKeys;
        this.gate = gate;
        this.meters = meters;
        this.traces = traces;
        this.events = new EventRecorder(client, gate, settings.identity(), Clock.systemUTC());
    }

    Term build(String clusterID) {
        Clock clock = Clock.systemUTC();
        Hands hands = new Hands();
        StatusWriter statuses = new StatusWriter(client, gate);
        Safe safe = new Safe(client, gate, settings.namespace());
        RootApplications roots =
                new RootApplications(client, settings.watchNamespaces(), settings.pod().clientID());
        Wanted wanted =
                new Wanted(client, Surroundings.of(settings, azure::hasMetadataService), clock);
        Tenants tenants = new Tenants(azure, safe, wanted);
        Admittance admittance = new Namespaces(client).admittance(settings.watchNamespaces());
        Operator operator =
                new Operator(
                        it ->
                                it.withKubernetesClient(client)
                                        .withCloseClientOnStop(false)
                                        .withMetrics(traces.reconcilers(meters.reconcilers()))
                                        .withReconciliationTerminationTimeout(SHUTDOWN)
                                        .withExecutorService(
                                                Executors.newVirtualThreadPerTaskExecutor()));
        ConfigReconciler configs =
                new ConfigReconciler(
                        tenants,
                        safe,
                        wanted,
                        new Rotations(
                                client,
                                settings.watchNamespaces(),
                                tenants,
                                wanted,
                                safe,
                                statuses,
                                events,
                                gate,
                                clusterID,
                                clock,
                                Reconcilers::dice),
                        statuses,
                        events,
                        gate,
                        admittance,
                        client,
                        settings.watchNamespaces(),
                        clock);
        operator.register(configs, this::configure);
        RoleReconciler roles =
                new RoleReconciler(
                        client,
                        tenants,
                        statuses,
                        events,
                        UseGuard.ofRoles(client, settings, clock),
                        admittance,
                        new RoleLogins(admittance, new Rulebook(settings.pod().resource())),
                        roots,
                        new Retention(
                                client, new Finalizers(client, gate), settings.watchNamespaces()),
                        clusterID,
                        clock);
        operator.register(roles, this::configure);
        CredentialReconciler credentials =
                new CredentialReconciler(
                        new Passes(
                                client,
                                tenants,
                                roots,
                                UseGuard.ofCredentials(client, settings, clock),
                                hands,
                                gate,
                                events,
                                admittance,
                                meters.operations(),
                                settings.namespace(),
                                clusterID,
                                clock,
                                Reconcilers::dice,
                                drawers(clock)),
                        clock);
        operator.register(credentials, this::configure);
        meters.watch(new Watched(configs::known, roles::known, credentials::known));
        return new Term(
                operator,
                new Auditor(
                        settings, clusterID, client, tenants, safe, events, meters.orphans(), gate),
                new Collector(client, settings, tokenKeys, gate, meters.sessions()),
                new Sweep(client, settings.namespace(), gate, clock),
                () -> meters.watch(Watched.NOTHING));
    }

    private Drawers drawers(Clock clock) {
        return new Endings(
                new TokenEnds(client, tokenKeys::known, new Roles(client), clock),
                new ServiceAccounts(client));
    }

    /** After the last reconcile, while leadership is still ours. */
    @Override
    public void close() {
        events.close();
    }

    /** Tries are spaced for ever; giving up would strand something in Azure. */
    private <R extends HasMetadata> void configure(ControllerConfigurationOverrider<R> controller) {
        GenericRetry retry = new GenericRetry().withoutMaxAttempts();
        retry.setInitialInterval(500).setIntervalMultiplier(2).setMaxInterval(60_000);
        controller
                .withRetry(retry)
                .withFieldManager(Settings.NAME)
                .withGenerationAware(false)
                .withOnUpdateFilter(Reconcilers::matters)
                .withReconciliationMaxInterval(Duration.ofMinutes(20));
        if (!settings.watchNamespaces().isEmpty()) {
            controller.settingNamespaces(Set.copyOf(settings.watchNamespaces()));
        }
    }

    /**
     * Statuses are ours, except for what other replicas want, and nobody's labels concern us.
     * Annotations may ask for something, and touching one is how a person has an object looked at
     * again.
     */
    private static boolean matters(HasMetadata now, HasMetadata before) {
        ObjectMeta a = now.getMetadata();
        ObjectMeta b = before.getMetadata();
        return !Objects.equals(a.getGeneration(), b.getGeneration())
                || !Objects.equals(a.getDeletionTimestamp(), b.getDeletionTimestamp())
                || !Objects.equals(a.getFinalizers(), b.getFinalizers())
                || !Objects.equals(a.getAnnotations(), b.getAnnotations())
                || Wants.differ(now, before);
    }

    private static String dice() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
