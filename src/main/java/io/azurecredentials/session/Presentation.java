package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges what is presented as a token: its seal first, which costs no look-up, then its session,
 * the sessions whose child that is, its role, where it comes from, and last its uses.
 */
final class Presentation {
    private final Sessions sessions;
    private final Supplier<Keyring> keys;
    private final Roles roles;
    private final InstantSource clock;

    Presentation(Sessions sessions, Supplier<Keyring> keys, Roles roles, InstantSource clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.roles = roles;
        this.clock = clock;
    }

    Answer<Presented> present(String namespace, Sensitive token, InetAddress from) {
        Keyring ring = keys.get();
        if (ring.keys().isEmpty()) {
            return Answer.refused(Issuance.noKeys());
        }
        return ServiceToken.read(ring, token)
                .map(it -> service(namespace, it, from))
                .or(() -> BatchToken.read(ring, token).map(it -> batch(namespace, it, from)))
                .orElseGet(() -> invalid(Standing.NOT_OURS, Optional.empty()));
    }

    private Answer<Presented> batch(String namespace, BatchToken token, InetAddress from) {
        Grant grant = token.grant();
        if (!grant.role().namespace().equals(namespace)) {
            return invalid(Standing.OTHER_NAMESPACE, Optional.of(grant));
        }
        return roles.uid(grant.role())
                .map(role -> Standing.of(grant, role, from, clock.instant()))
                .then(
                        it ->
                                it == Standing.GOOD
                                        ? valid(new ValidToken.Batch(token))
                                        : invalid(it, Optional.of(grant)));
    }

    private Answer<Presented> service(String namespace, ServiceToken token, InetAddress from) {
        return sessions.find(namespace, token)
                .then(
                        found ->
                                found.map(it -> judged(token, it, from))
                                        .orElseGet(
                                                () ->
                                                        invalid(
                                                                Standing.NO_SESSION,
                                                                Optional.empty())));
    }

    private Answer<Presented> judged(ServiceToken token, Session session, InetAddress from) {
        return sessions.hasParents(session, clock.instant())
                .then(alive -> alive ? standing(session, from) : Answer.given(Standing.PARENT_GONE))
                .then(
                        it ->
                                it == Standing.GOOD
                                        ? used(token, session)
                                        : invalid(it, Optional.of(session.grant())));
    }

    private Answer<Standing> standing(Session session, InetAddress from) {
        return roles.uid(session.grant().role())
                .map(role -> Standing.of(session, role, from, clock.instant()));
    }

    /** Only one whose uses are counted is written; somebody else may have had the last of them. */
    private Answer<Presented> used(ServiceToken token, Session session) {
        if (session.usesLeft().isEmpty()) {
            return valid(new ValidToken.Service(token, session));
        }
        return sessions.change(
                        token.session(), session, clock.instant(), it -> Optional.of(it.used()))
                .then(
                        it ->
                                it.map(now -> valid(new ValidToken.Service(token, now)))
                                        .orElseGet(
                                                () ->
                                                        invalid(
                                                                Standing.USED_UP,
                                                                Optional.of(session.grant()))));
    }

    private static Answer<Presented> valid(ValidToken token) {
        return Answer.given(new Presented.Valid(token));
    }

    private static Answer<Presented> invalid(Standing why, Optional<Grant> grant) {
        return Answer.given(new Presented.Invalid(why, grant));
    }
}
