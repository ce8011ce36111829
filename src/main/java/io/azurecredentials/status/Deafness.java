package io.azurecredentials.status;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why nothing is heard of objects of one kind: told in the log, once a minute at most, and to
 * whoever wants to know why this replica is not ready. Listening is tried again for ever.
 */
public final class Deafness implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Deafness.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String objects;
    private final LongSupplier nanos;
    private final Consumer<String> log;
    private Optional<Long> told = Optional.empty();
    private volatile String why = "";
    private volatile boolean refused;

    /**
     * @param objects the plural of their kind
     * @param nanos a clock that never goes back, {@link System#nanoTime}
     * @param log takes a sentence
     */
    Deafness(String objects, LongSupplier nanos, Consumer<String> log) {
        this.objects = objects;
        this.nanos = nanos;
        this.log = log;
    }

    /**
     * Told in the log of the process.
     *
     * @param objects the plural of their kind
     */
    public static Deafness of(String objects) {
        return new Deafness(objects, System::nanoTime, it -> LOG.atWarn().log(it));
    }

    @Override
    public boolean retryAfterException(boolean isStarted, Throwable failure) {
        int status = status(failure);
        refused = refused || status == FORBIDDEN || status == NOT_FOUND;
        why = why(status);
        tell(objects + " cannot be listed or watched, which is tried again" + why);
        return true;
    }

    /**
     * One sentence, if they were never all heard of.
     *
     * @param complete whether they were
     */
    public Optional<String> missing(boolean complete) {
        return complete ? Optional.empty() : Optional.of(objects + " are not known yet" + why);
    }

    /**
     * Whether the API server has once answered that it forbids them or does not have them, which
     * somebody has to mend; it may fail to answer since.
     */
    boolean isRefused() {
        return refused;
    }

    private synchronized void tell(String sentence) {
        long now = nanos.getAsLong();
        if (told.filter(it -> now - it < PAUSE).isEmpty()) {
            told = Optional.of(now);
            log.accept(sentence);
        }
    }

    /** Nobody else's words: those of an API server can be anybody's. */
    private static String why(int status) {
        return switch (status) {
            case 0 -> ": the API server does not answer";
            case FORBIDDEN -> ": the API server forbids it (403); is RBAC installed?";
            case NOT_FOUND -> ": the API server does not have them (404); are CRDs installed?";
            default -> ": the API server answers with " + status;
        };
    }

    private static int status(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof KubernetesClientException refused && refused.getCode() > 0) {
                return refused.getCode();
            }
        }
        return 0;
    }
}
