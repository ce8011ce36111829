package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Answer;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.session.token.Fate;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes sessions that nobody can use any more, and then the keys that nothing is sealed with.
 * What decides over an object is read after the object: a role, a parent or a key that is made
 * meanwhile is not missed.
 */
final class Sweep {
    private final KubernetesClient client;
    private final Records records;
    private final TokenKeys keys;
    private final List<Optional<String>> namespaces;
    private final InstantSource time;
    private final Gate gate;
    private final Bounds bounds;
    private long living;

    /**
     * How much is done at a time.
     *
     * @param page so many sessions are read at once
     * @param most after so many were removed the rest is left, give or take a page
     */
    record Bounds(int page, int most) {}

    /**
     * @param watched the namespaces that are ours; all if there are none
     * @param time the API server's
     * @param gate closed, nothing is removed
     */
    Sweep(
            KubernetesClient client,
            TokenKeys keys,
            List<String> watched,
            InstantSource time,
            Gate gate,
            Bounds bounds) {
        this.client = client;
        this.records = new Records(client);
        this.keys = keys;
        this.namespaces =
                watched.isEmpty()
                        ? List.of(Optional.empty())
                        : watched.stream().map(Optional::of).toList();
        this.time = time;
        this.gate = gate;
        this.bounds = bounds;
    }

    /**
     * Looks at all sessions once.
     *
     * @return how many were removed
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server refuses
     * @throws Gate.Closed if leadership is lost
     */
    int run() {
        Instant now = time.instant();
        Set<String> named = new HashSet<>();
        long kept = 0;
        int removed = 0;
        for (Optional<String> namespace : namespaces) {
            Optional<String> next = Optional.empty();
            do {
                KubernetesResourceList<AzureSession> page =
                        records.page(namespace, bounds.page(), next);
                int gone = swept(page.getItems(), now, named);
                removed += gone;
                kept += page.getItems().size() - gone;
                next =
                        Optional.ofNullable(page.getMetadata().getContinue())
                                .filter(it -> !it.isEmpty());
            } while (next.isPresent() && removed < bounds.most());
            if (next.isPresent()) {
                return removed;
            }
        }
        living = kept;
        gate.pass();
        keys.prune(named, now);
        return removed;
    }

    /** How many sessions the last look left that looked at all of them; 0 before the first. */
    long living() {
        return living;
    }

    private int swept(List<AzureSession> page, Instant now, Set<String> named) {
        keys.refresh();
        Roles roles = new Roles(client);
        Sessions sessions = new Sessions(records, keys::known);
        int removed = 0;
        for (AzureSession object : page) {
            Optional<Session> session = SessionObject.read(object, keys.known());
            Fate fate = fate(object, session, now, roles, sessions);
            if (fate == Fate.KEPT) {
                session.ifPresent(it -> named.add(it.keyID()));
            } else if (object.getMetadata().getDeletionTimestamp() == null) {
                gate.pass();
                removed += records.isRemoved(object) ? 1 : 0;
            }
        }
        return removed;
    }

    private static Fate fate(
            AzureSession object,
            Optional<Session> session,
            Instant now,
            Roles roles,
            Sessions sessions) {
        Instant created = Instant.parse(object.getMetadata().getCreationTimestamp());
        Fate fate = Fate.of(session, created, now);
        return session.isPresent() && fate == Fate.KEPT
                ? fate(session.get(), now, roles, sessions)
                : fate;
    }

    /** What cannot be asked now is not gone. */
    private static Fate fate(Session session, Instant now, Roles roles, Sessions sessions) {
        RoleID role = session.grant().role();
        if (roles.uid(role) instanceof Answer.Given<Optional<String>>(var uid)
                && uid.filter(role.uid()::equals).isEmpty()) {
            return Fate.ROLE_GONE;
        }
        Instant before = now.minus(Fate.MARGIN);
        return sessions.hasParents(session, before) instanceof Answer.Given<Boolean>(var alive)
                        && !alive
                ? Fate.PARENT_GONE
                : Fate.KEPT;
    }
}
