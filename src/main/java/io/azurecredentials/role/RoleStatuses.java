package io.azurecredentials.role;

import static io.azurecredentials.event.EventReason.RESOLVED;
import static io.azurecredentials.event.EventReason.RESOLVE_FAILED;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.event.Transition;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole status of an AzureRole, written only if it says something new. */
final class RoleStatuses {
    private final StatusWriter writer;
    private final EventRecorder events;
    private final Clock clock;

    RoleStatuses(StatusWriter writer, EventRecorder events, Clock clock) {
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    /** Writes it down if it is new; whether it stands there now, or the role has changed. */
    boolean say(
            AzureRole role,
            Findings found,
            Optional<UseCheck> useCheck,
            List<Condition> conditions) {
        AzureRoleStatus status =
                new AzureRoleStatus(
                        role.getMetadata().getGeneration(),
                        orNull(found.resolved().roles()),
                        orNull(found.resolved().groups()),
                        found.application().orElse(null),
                        useCheck.orElse(null),
                        conditions);
        if (status.equals(role.getStatus())) {
            return true;
        }
        Transition transition = Transition.between(conditions(role), conditions);
        Optional<AzureRole> written = writer.write(role, status, AzureRole::new);
        written.ifPresent(it -> events.record(it, transition.reports(RESOLVED, RESOLVE_FAILED)));
        return written.isPresent();
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

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
