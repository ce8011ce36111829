package io.azurecredentials.status;

import io.azurecredentials.event.Report;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Events ({@code events.k8s.io/v1}), one after the other and behind everybody's back: a
 * reconcile neither waits for an Event nor learns what became of it. One try each; an Event of that
 * name that exists already is this one.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>
 */
public final class EventRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    /**
     * A qualified name, as the API server wants it: a domain, a slash and at most 63 characters.
     */
    private static final String CONTROLLER = "azurecredentials.io/" + Settings.NAME;

    private static final int LONGEST_INSTANCE = 128;

    /** More than wait while the API server is slow are dropped. */
    private static final int MOST_WAITING = 1_000;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Exactly six digits: the API server reads no other number of them. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final Gate gate;
    private final String instance;
    private final Clock clock;
    private final ExecutorService executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofVirtual().name("events").factory(),
                    (_, _) -> LOG.atWarn().log("an Event was dropped"));

    /**
     * @param gate closed, nothing is written
     * @param instance the name of this process
     */
    public EventRecorder(KubernetesClient client, Gate gate, String instance, Clock clock) {
        this.client = client;
        this.gate = gate;
        this.instance = instance.substring(0, Math.min(instance.length(), LONGEST_INSTANCE));
        this.clock = clock;
    }

    /** Tells what happened to an object, which may be gone by then. */
    public void record(HasMetadata object, Collection<Report> reports) {
        reports.stream()
                .map(it -> event(object, it))
                .forEach(it -> executor.execute(() -> write(it)));
    }

    private void write(Event event) {
        if (!gate.isOpen()) {
            return;
        }
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOG.atWarn()
                        .addKeyValue("namespace", event.getMetadata().getNamespace())
                        .addKeyValue("reason", event.getReason())
                        .addKeyValue("status", e.getCode())
                        .log("an Event was not written");
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(Defect.of(e)).log("defect");
        }
    }

    private Event event(HasMetadata object, Report report) {
        var metadata = object.getMetadata();
        return new EventBuilder()
                .withNewMetadata()
                .withName(report.name(metadata.getName(), metadata.getUid()))
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withEventTime(new MicroTime(MICROSECONDS.format(clock.instant())))
                .withReportingController(CONTROLLER)
                .withReportingInstance(instance)
                .withAction(report.reason().action())
                .withReason(report.reason().toString())
                .withType(report.type().toString())
                .withNote(report.note())
                .withRegarding(
                        new ObjectReferenceBuilder()
                                .withApiVersion(object.getApiVersion())
                                .withKind(object.getKind())
                                .withName(metadata.getName())
                                .withNamespace(metadata.getNamespace())
                                .withUid(metadata.getUid())
                                .withResourceVersion(metadata.getResourceVersion())
                                .build())
                .build();
    }

    /** Gives what waits a moment to be written, and drops the rest. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
    }
}
