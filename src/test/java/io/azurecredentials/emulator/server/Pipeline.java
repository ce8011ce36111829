package io.azurecredentials.emulator.server;

import io.azurecredentials.emulator.control.Budgets;
import io.azurecredentials.emulator.control.Controls;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.control.Faults;
import io.azurecredentials.emulator.control.Journal;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.http.Unmodelled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What every request passes: who answers, what befalls it, how long it takes, what is written down.
 */
public final class Pipeline {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Supplier<Services> services;
    private final Faults faults;
    private final Controls controls;
    private final Journal journal;
    private final List<String> unmodelled = new CopyOnWriteArrayList<>();

    public Pipeline(
            Supplier<Services> services, Faults faults, Controls controls, Journal journal) {
        this.services = services;
        this.faults = faults;
        this.controls = controls;
        this.journal = journal;
    }

    /** The requests that nobody modelled, so that a test can fail on them. */
    public List<String> unmodelled() {
        return List.copyOf(unmodelled);
    }

    /** Answers a request that is part of another one, such as an item of a batch. */
    public Response inner(Request request) {
        return handle(request).response();
    }

    Outcome handle(Request request) {
        Optional<Service> service = services.get().find(request.host());
        Optional<Service.Endpoint> endpoint = service.flatMap(found -> found.find(request));
        if (endpoint.isEmpty()) {
            return new Outcome(refuse(request, "no such operation"), Delivery.WHOLE);
        }
        return run(request, service.get(), endpoint.get());
    }

    private Outcome run(Request request, Service service, Service.Endpoint endpoint) {
        String operation = endpoint.operation();
        Optional<FaultRule> fault = faults.strike(operation);
        Optional<FaultKind> kind = fault.map(FaultRule::fault);
        pause(controls.latency().sample(operation, request.method(), ThreadLocalRandom.current()));
        String caller = service.caller(request);
        Outcome outcome =
                fault.map(rule -> struck(rule, request, service, endpoint))
                        .orElseGet(() -> whole(request, service, endpoint));
        int status = outcome.delivery() == Delivery.NEVER ? 0 : outcome.response().status();
        journal.add(request, status, operation, caller, kind);
        controls.answered(outcome.response());
        return outcome;
    }

    /** Answers, unless the caller has spent a budget. */
    private Outcome whole(Request request, Service service, Service.Endpoint endpoint) {
        Optional<Budgets.Refused> refused =
                controls.budgets().areOff()
                        ? Optional.empty()
                        : controls.budgets().spend(service.charges(request), controls.now());
        Response response =
                refused.map(it -> service.throttled(request, it.charge(), seconds(it.delay())))
                        .orElseGet(() -> answer(request, endpoint));
        return new Outcome(response, Delivery.WHOLE);
    }

    /** Rounded up: who waits that long is served. */
    private static int seconds(Duration wait) {
        return Math.toIntExact((wait.toMillis() + 999) / 1000);
    }

    private Outcome struck(
            FaultRule rule, Request request, Service service, Service.Endpoint endpoint) {
        return switch (rule.fault()) {
            case THROTTLED -> failed(service, 429, rule);
            case INTERNAL_ERROR -> failed(service, 500, rule);
            case UNAVAILABLE -> failed(service, 503, rule);
            case UNCLEAR -> failed(service, 400, rule);
            case UNCLEAR_AFTER_COMMIT -> {
                answer(request, endpoint);
                yield failed(service, 400, rule);
            }
            case TIMEOUT -> new Outcome(Response.empty(504), Delivery.NEVER);
            case CUT_AFTER_COMMIT -> new Outcome(answer(request, endpoint), Delivery.CUT);
            case TRUNCATED -> new Outcome(answer(request, endpoint), Delivery.TRUNCATED);
            case SLOW -> {
                pause(SLOW);
                yield new Outcome(answer(request, endpoint), Delivery.WHOLE);
            }
        };
    }

    private static Outcome failed(Service service, int status, FaultRule rule) {
        return new Outcome(service.failure(status, rule.retryAfterSeconds()), Delivery.WHOLE);
    }

    private Response answer(Request request, Service.Endpoint endpoint) {
        try {
            return endpoint.answer().get();
        } catch (Unmodelled e) {
            return refuse(request, String.valueOf(e.getMessage()));
        }
    }

    /** Says loudly that a test walks where nobody has been. */
    private Response refuse(Request request, String why) {
        String what = request.method() + " " + request.host() + request.target();
        unmodelled.add(what + ": " + why);
        journal.add(request, 501, "unmodelled", "-", Optional.empty());
        return Response.of(
                        501,
                        Json.object()
                                .put("emulator", "not modelled: " + why)
                                .put("method", request.method())
                                .put("host", request.host())
                                .put("path", request.target()))
                .with("content-type", "application/json");
    }

    private static void pause(Duration length) {
        if (length.isZero()) {
            return;
        }
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
