package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lineage;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenSeed;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sessions as AzureSession objects. Every answer is at most half a second old, and every change is
 * written on the version that was read: of two replicas that count a use, one reads again.
 */
final class Sessions {
    private static final Duration AGE = Duration.ofMillis(500);
    private static final int REMEMBERED = 10_000;
    private static final int TRIES = 200;
    private static final int TURNS = 256;

    /** How long somebody waits for his turn: an API server that hangs holds up whoever has it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LONGEST_PAUSE = Duration.ofMillis(20).toNanos();

    private final Records records;
    private final Supplier<Keyring> keys;
    private final Duration patience;
    private final Recent<Place, AzureSession> recent;

    /** Whoever changes a session takes its turn here: a crowd would only be in its own way. */
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    private record Place(String namespace, String name) {}

    /**
     * @param keys as they are now
     */
    Sessions(Records records, Supplier<Keyring> keys) {
        this(records, keys, PATIENCE);
    }

    /**
     * @param patience how long a change waits for others of the same session
     */
    Sessions(Records records, Supplier<Keyring> keys, Duration patience) {
        this.records = records;
        this.keys = keys;
        this.patience = patience;
        this.recent = new Recent<>(this::read, System::nanoTime, AGE, REMEMBERED);
    }

    /**
     * Writes a session down.
     *
     * @param seed of its token, which is worth nothing before
     * @return the token
     */
    Answer<ServiceToken> begin(Session session, TokenSeed seed) {
        return Mishap.guard(
                () -> {
                    AzureSession object = records.create(SessionObject.of(session, seed.key()));
                    return Answer.given(seed.token(SessionObject.reference(object).uid()));
                });
    }

    /** The session of that token in the namespace, if there is one. */
    Answer<Optional<Session>> find(String namespace, ServiceToken token) {
        return find(namespace, token.session()).map(it -> it.filter(found -> found.isOf(token)));
    }

    /** That session in the namespace, if there is one. */
    Answer<Optional<Session>> find(String namespace, SessionReference which) {
        return recent.get(place(namespace, which))
                .map(it -> it.flatMap(object -> session(object, which)));
    }

    /**
     * Whose child it is; empty if one of them has ended: who is revoked, or lets his token end,
     * ends his children's.
     */
    Answer<Optional<Lineage>> lineage(Session session, Instant now) {
        String namespace = session.grant().role().namespace();
        List<Session> ancestors = new ArrayList<>();
        Optional<SessionReference> next = session.parent();
        while (next.isPresent()) {
            Answer<Optional<Session>> parent = find(namespace, next.get());
            if (!(parent instanceof Answer.Given<Optional<Session>>(var found))) {
                return parent.map(_ -> Optional.empty());
            }
            if (ancestors.size() == Session.MOST_ANCESTORS
                    || found.filter(it -> !it.grant().isOver(now)).isEmpty()) {
                return Answer.given(Optional.empty());
            }
            ancestors.add(found.get());
            next = found.flatMap(Session::parent);
        }
        return Answer.given(Optional.of(new Lineage(session, ancestors)));
    }

    /** Whether everybody whose child it is is alive. */
    Answer<Boolean> hasParents(Session session, Instant now) {
        return lineage(session, now).map(Optional::isPresent);
    }

    /**
     * Changes a session that is alive, as it is now and not as somebody remembers it. One that is
     * used up by the change is ended.
     *
     * @param which that session
     * @param known the session as it was a moment ago
     * @param change what is to become of it; empty if it may not be changed
     * @return the session as it was written; empty if there is none, or it may not be changed
     */
    Answer<Optional<Session>> change(
            SessionReference which,
            Session known,
            Instant now,
            Function<Session, Optional<Session>> change) {
        Place place = place(known.grant().role().namespace(), which);
        Lock turn = turns.get(Math.floorMod(place.hashCode(), TURNS));
        if (!isTaken(turn)) {
            return Answer.refused(tooMany());
        }
        try {
            return Mishap.guard(
                    () ->
                            changed(
                                    place,
                                    object ->
                                            session(object, which)
                                                    .filter(it -> it.isSame(known))
                                                    .filter(it -> it.isAlive(now))
                                                    .flatMap(change)));
        } finally {
            recent.forget(place);
            turn.unlock();
        }
    }

    /** Ends a session at once; it is no failure if it has ended. */
    Answer<Boolean> end(String namespace, SessionReference which) {
        Place place = place(namespace, which);
        try {
            return Mishap.guard(
                    () -> Answer.given(records.isRemoved(place.namespace(), place.name())));
        } finally {
            recent.forget(place);
        }
    }

    private Answer<Optional<Session>> changed(
            Place place, Function<AzureSession, Optional<Session>> change) {
        for (int i = 0; i < TRIES; i++) {
            // What was read a moment ago will do if nobody has written since, which the write tells
            boolean live = i > 0;
            Answer<Optional<AzureSession>> read = live ? read(place) : recent.get(place);
            if (!(read instanceof Answer.Given<Optional<AzureSession>>(var object))) {
                return read.map(_ -> Optional.empty());
            }
            Optional<Session> next = object.flatMap(change);
            boolean isDone = next.isEmpty() ? live : isSo(object.orElseThrow(), next.get());
            if (isDone) {
                return Answer.given(next);
            }
            if (live) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
        return Answer.refused(tooMany());
    }

    private boolean isTaken(Lock turn) {
        try {
            return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Problem tooMany() {
        return Problem.retryable(
                Reason.KUBERNETES_UNAVAILABLE,
                "Too many others changed the session at the same time; try again.");
    }

    /** False if somebody else was first. What is so already is not written once more. */
    private boolean isSo(AzureSession read, Session next) {
        Keyring known = keys.get();
        if (SessionObject.read(read, known).filter(next::equals).isPresent()) {
            return true;
        }
        TokenKey key = known.find(next.keyID()).orElseThrow();
        return next.isUsedUp()
                ? records.isRemoved(read)
                : records.isReplaced(SessionObject.changed(read, next, key));
    }

    private Optional<Session> session(AzureSession object, SessionReference which) {
        return Optional.of(object)
                .filter(it -> SessionObject.isAlive(it, which))
                .flatMap(it -> SessionObject.read(it, keys.get()));
    }

    private Answer<Optional<AzureSession>> read(Place place) {
        return Mishap.guard(() -> Answer.given(records.get(place.namespace(), place.name())));
    }

    private static Place place(String namespace, SessionReference which) {
        return new Place(namespace, which.id().name());
    }
}
