package io.azurecredentials.role;

import static io.azurecredentials.event.EventReason.APPLICATION_FAILED;
import static io.azurecredentials.event.EventReason.RESOLVED;
import static io.azurecredentials.event.EventReason.RESOLVE_FAILED;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import io.azurecredentials.role.lifecycle.Happenings;
import io.azurecredentials.role.lifecycle.RoleOwner;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import io.azurecredentials.trace.current.CurrentSpan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole status of an AzureRole, written only if it says something new. */
final class RoleStatuses {
    private final StatusWriter writer;
    private final EventRecorder events;
    private final String clusterID;
    private final Clock clock;

    RoleStatuses(StatusWriter writer, EventRecorder events, String clusterID, Clock clock) {
        this.writer = writer;
        this.events = events;
        this.clusterID = clusterID;
        this.clock = clock;
    }

    /** Writes down what was found, or why nothing was; empty if the role has changed. */
    Optional<AzureRole> say(AzureRole role, Entry entry) {
        return write(role, entry, RESOLVE_FAILED, List.of());
    }

    /**
     * Writes down what was meant or done about its applications, or what is in the way of it.
     *
     * @param more worth telling besides
     */
    Optional<AzureRole> record(AzureRole role, Entry entry, List<Report> more) {
        return write(role, entry, APPLICATION_FAILED, more);
    }

    /** The object goes, so only an Event can tell. */
    void tell(AzureRole role, List<Report> reports) {
        events.record(role, reports);
    }

    /** What is in the way of its applications, where the conditions say something else. */
    void tell(AzureRole role, Problem problem) {
        Transition.between(null, since(role).problem(problem))
                .failure(APPLICATION_FAILED)
                .ifPresent(it -> tell(role, List.of(it)));
    }

    private Optional<AzureRole> write(
            AzureRole role, Entry entry, EventReason failure, List<Report> more) {
        List<Condition> conditions = entry.login().beside(entry.conditions(), since(role));
        CurrentSpan.concluded(conditions);
        AzureRoleStatus status =
                new AzureRoleStatus(
                        role.getMetadata().getGeneration(),
                        orNull(entry.found().resolved().roles()),
                        orNull(entry.found().resolved().groups()),
                        application(entry),
                        Estates.written(entry.estate(), owner(role)),
                        entry.useCheck().orElse(null),
                        conditions);
        if (status.equals(role.getStatus())) {
            return Optional.of(role);
        }
        List<Report> reports =
                Stream.of(
                                Transition.between(conditions(role), conditions)
                                        .reports(RESOLVED, failure(entry, failure)),
                                Happenings.between(Estates.read(role), entry.estate()),
                                more)
                        .flatMap(List::stream)
                        .toList();
        Optional<AzureRole> written = writer.write(role, status, AzureRole::new);
        written.ifPresent(it -> events.record(it, reports));
        return written;
    }

    /** Where nothing else is in the way, it is in the way of logins only. */
    private static EventReason failure(Entry entry, EventReason otherwise) {
        boolean works =
                entry.conditions().stream().noneMatch(it -> it.type().equals(Condition.STALLED));
        return works && entry.login() instanceof LoginOutlook.Closed ? RESOLVE_FAILED : otherwise;
    }

    /** One that somebody made was looked up; one that is kept is what was written down. */
    private static AzureRoleStatus.@Nullable Application application(Entry entry) {
        return entry.found()
                .application()
                .filter(it -> it.kind().equals(AzureRoleStatus.Application.EXISTING))
                .or(() -> Estates.shown(entry.estate()))
                .orElse(null);
    }

    /** Whose name its applications bear. */
    RoleOwner owner(AzureRole role) {
        return new RoleOwner(clusterID, role.getMetadata().getUid());
    }

    /** What the conditions of now begin with. */
    Conditions since(AzureRole role) {
        return Conditions.since(
                conditions(role), role.getMetadata().getGeneration(), clock.instant());
    }

    /** What the last status says. */
    static @Nullable List<Condition> conditions(AzureRole role) {
        return role.getStatus() == null ? null : role.getStatus().conditions();
    }

    /** Whether they say that it works as it is written. */
    static boolean isReady(AzureRole role) {
        return Conditions.areReady(conditions(role), role.getMetadata().getGeneration());
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
