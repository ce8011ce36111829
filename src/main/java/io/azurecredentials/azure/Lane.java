package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Backoff;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The way to one service for one root application in a tenant: how many requests are made at a
 * time, and whether any is made at all just now.
 */
final class Lane {
    private final Rooms.Room room;
    private final AtomicReference<Backoff> backoff = new AtomicReference<>(Backoff.NONE);
    private final LoginBackoffs loginBackoffs;
    private final Service service;
    private final Supplier<Duration> uptime;

    /**
     * @param room of the tenant
     * @param uptime a clock that nobody sets, from zero on
     */
    Lane(Service service, Rooms.Room room, Supplier<Duration> uptime) {
        this.room = room;
        this.loginBackoffs = new LoginBackoffs(service);
        this.service = service;
        this.uptime = uptime;
    }

    /** Makes a call in a place. */
    <T> Answer<T> inPlace(Operation operation, Flow flow, Supplier<Answer<T>> call) {
        Places some = room.of(flow.priority());
        try {
            some.acquire(flow.priority());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(Failures.interrupted(operation));
        }
        try {
            return call.get();
        } finally {
            some.release();
        }
    }

    /** Why nothing is to be sent now; nothing if something may. */
    Optional<Problem.Retryable> heldBack(Operation operation, Flow flow) {
        Duration now = uptime.get();
        Backoff current = backoff(flow);
        return current.holds(now)
                ? Optional.of(
                        new Problem.Retryable(
                                Reason.AZURE_THROTTLED,
                                Failures.throttled(service, operation),
                                Optional.of(current.comeBack(now, flow))))
                : Optional.empty();
    }

    /**
     * Leaves the service alone if that is what a refusal asks for.
     *
     * @param flow of the request that was refused
     */
    void heed(HttpRefusal refusal, Flow flow) {
        Backoff.asked(refusal.status(), refusal.retryAfter())
                .ifPresent(asked -> leaveAlone(flow, uptime.get(), asked));
    }

    private void leaveAlone(Flow flow, Duration now, Duration asked) {
        if (flow.priority() == Priority.LOGIN) {
            loginBackoffs.extend(flow, now, asked);
        } else {
            backoff.updateAndGet(it -> it.extended(now, asked));
        }
    }

    private Backoff backoff(Flow flow) {
        Backoff ofAll = backoff.get();
        if (flow.priority() != Priority.LOGIN) {
            return ofAll;
        }
        Backoff ofLogin = loginBackoffs.of(flow);
        return ofLogin.ends().compareTo(ofAll.ends()) > 0 ? ofLogin : ofAll;
    }

    /** How many wait for a place; those of logins aside. */
    int waiting() {
        return room.ordinary().waiting();
    }
}
