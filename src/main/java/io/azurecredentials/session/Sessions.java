package io.azurecredentials.session;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as AzureSession objects. Every answer is at most a second old, and every change is
 * written on the version that was read: of two replicas that count a use, one reads again.
 */
public final class Sessions {
    private static final Duration AGE = Duration.ofMillis(500);
    private static final int REMEMBERED = 10_000;
    private static final int TRIES = 200;
    private static final long LONGEST_PAUSE = Duration.ofMillis(20).toNanos();

    private final KubernetesClient client;
    private final Supplier<Keyring> keys;
    private final Recent<Place, AzureSession> recent;

    private record Place(String namespace, String name) {}

    /**
     * @param client nothing is asked of Azure
     * @param keys as they are now
     */
    public Sessions(KubernetesClient client, Supplier<Keyring> keys) {
        this.client = client;
        this.keys = keys;
        this.recent = new Recent<>(this::read, System::nanoTime, AGE, REMEMBERED);
    }

    /** Writes a session down; its token is worth nothing before. */
    public Answer<Session> begin(Session session, TokenKey key) {
        return Mishap.guard(
                () -> {
                    client.resource(SessionObject.of(session, key)).create();
                    return Answer.given(session);
                });
    }

    /** The session of that token in the namespace, if there is one. */
    public Answer<Optional<Session>> find(String namespace, ServiceToken token) {
        return find(namespace, token.session()).map(it -> it.filter(found -> found.isOf(token)));
    }

    /** The session of that id in the namespace, if there is one. */
    public Answer<Optional<Session>> find(String namespace, SessionID id) {
        return recent.get(new Place(namespace, id.name()))
                .map(it -> it.flatMap(object -> SessionObject.read(object, keys.get())));
    }

    /**
     * Changes a session as it is now, and not as somebody remembers it.
     *
     * @param change what is to become of it; empty if it may not be changed
     * @return the session as it was written; empty if there is none, or it may not be changed
     */
    public Answer<Optional<Session>> change(
            String namespace, SessionID id, Function<Session, Optional<Session>> change) {
        Place place = new Place(namespace, id.name());
        try {
            return Mishap.guard(() -> changed(place, change));
        } finally {
            recent.forget(place);
        }
    }

    /** Ends a session at once; it is no failure if it has ended. */
    public Answer<Boolean> end(String namespace, SessionID id) {
        Place place = new Place(namespace, id.name());
        try {
            return Mishap.guard(() -> Answer.given(!resource(place).delete().isEmpty()));
        } finally {
            recent.forget(place);
        }
    }

    private Answer<Optional<Session>> changed(
            Place place, Function<Session, Optional<Session>> change) {
        for (int i = 0; i < TRIES; i++) {
            @Nullable AzureSession object = resource(place).get();
            Optional<Session> next =
                    Optional.ofNullable(object)
                            .flatMap(it -> SessionObject.read(it, keys.get()))
                            .flatMap(change);
            if (object == null || next.isEmpty() || isWritten(object, next.get())) {
                return Answer.given(next);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
        }
        return Answer.refused(
                Problem.retryable(
                        Reason.KUBERNETES_UNAVAILABLE,
                        "Too many others changed the session at the same time; try again."));
    }

    /** False if somebody else was first. */
    private boolean isWritten(AzureSession read, Session next) {
        TokenKey key = keys.get().find(next.keyID()).orElseThrow();
        AzureSession object = new AzureSession();
        object.setMetadata(read.getMetadata());
        object.setSpec(SessionObject.spec(next, key));
        try {
            client.resource(object)
                    .lockResourceVersion(read.getMetadata().getResourceVersion())
                    .update();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private Answer<Optional<AzureSession>> read(Place place) {
        return Mishap.guard(() -> Answer.given(Optional.ofNullable(resource(place).get())));
    }

    private Resource<AzureSession> resource(Place place) {
        return client.resources(AzureSession.class)
                .inNamespace(place.namespace())
                .withName(place.name());
    }
}
