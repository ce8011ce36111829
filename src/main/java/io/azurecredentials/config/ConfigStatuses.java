package io.azurecredentials.config;

import static io.azurecredentials.event.EventReason.ACCESS_FAILED;
import static io.azurecredentials.event.EventReason.ACCESS_PROVEN;
import static io.azurecredentials.event.EventReason.ROOT_ROTATION_FAILED;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.current.CurrentSpan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what was found out about a config, and tells what is new in it. */
final class ConfigStatuses {
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final Clock clock;

    ConfigStatuses(StatusWriter statuses, EventRecorder events, Clock clock) {
        this.statuses = statuses;
        this.events = events;
        this.clock = clock;
    }

    Conditions since(AzureConfig config) {
        return Conditions.since(
                lastConditions(config), config.getMetadata().getGeneration(), clock.instant());
    }

    /** What status said of the root in force. */
    static Optional<RootCredential> recordedRoot(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .flatMap(it -> Optional.ofNullable(it.rootCredential()));
    }

    /**
     * @param main what has to be said in any case
     */
    void say(Standing standing, Turn turn, List<Condition> main) {
        AzureConfig config = turn.config();
        List<Condition> conditions = all(config, turn, main);
        CurrentSpan.concluded(conditions);
        AzureConfigStatus status = status(config, standing, turn, conditions);
        if (!status.equals(config.getStatus())) {
            List<Report> reports = reports(config, standing, conditions);
            statuses.write(config, status, AzureConfig::new)
                    .ifPresent(it -> events.record(it, reports));
        }
    }

    private List<Condition> all(AzureConfig config, Turn turn, List<Condition> main) {
        Conditions since = since(config);
        List<Condition> suspended =
                config.getSpec().suspend() ? since.suspended(main, "This AzureConfig") : main;
        return turn.held()
                .flatMap(it -> Expiry.warning(it, turn.next(), clock.instant()))
                .map(it -> since.expiring(suspended, it))
                .orElse(suspended);
    }

    private static AzureConfigStatus status(
            AzureConfig config, Standing standing, Turn turn, List<Condition> conditions) {
        AzureConfigStatus last = config.getStatus();
        Destination proven =
                standing.destination() instanceof Answer.Given<Destination>(Destination it)
                        ? it
                        : null;
        return RootLedger.with(
                new AzureConfigStatus(
                        config.getMetadata().getGeneration(),
                        proven != null ? proven.tenantID() : last == null ? null : last.tenantID(),
                        proven != null
                                ? proven.environment()
                                : last == null ? null : last.environment(),
                        subscription(proven, last),
                        root(standing, turn),
                        null,
                        null,
                        null,
                        conditions),
                RootLedger.of(config));
    }

    /** What was delivered before goes on being delivered, if nothing takes its place. */
    private static @Nullable String subscription(
            @Nullable Destination proven, @Nullable AzureConfigStatus last) {
        String known = last == null ? null : last.subscriptionID();
        return proven == null ? known : proven.subscriptionID().orElse(known);
    }

    private static @Nullable RootCredential root(Standing standing, Turn turn) {
        return standing.inForce()
                .map(it -> turn.held().map(held -> RootName.told(held, turn.next())).orElse(it))
                .orElse(null);
    }

    private static List<Report> reports(
            AzureConfig config, Standing standing, List<Condition> conditions) {
        boolean works = standing.destination() instanceof Answer.Given<Destination>;
        return Stream.concat(
                        Transition.between(lastConditions(config), conditions)
                                .reports(
                                        ACCESS_PROVEN, works ? ROOT_ROTATION_FAILED : ACCESS_FAILED)
                                .stream(),
                        RootEvents.expiring(lastConditions(config), conditions).stream())
                .toList();
    }

    private static @Nullable List<Condition> lastConditions(AzureConfig config) {
        return config.getStatus() == null ? null : config.getStatus().conditions();
    }
}
