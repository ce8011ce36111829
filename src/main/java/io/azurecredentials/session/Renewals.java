package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.Renewal.Why;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.TokenRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets tokens live longer, as far as their roles as they are now still let them. */
final class Renewals {
    private final Sessions sessions;
    private final InstantSource clock;

    Renewals(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Answer<Renewal> renew(KnownToken token, Optional<Duration> increment, Readmission readmission) {
        Optional<SessionReference> which = token.reference();
        if (which.isEmpty()) {
            return refused(Why.BATCH);
        }
        Optional<Duration> wanted = token.kept().flatMap(it -> it.increment(increment));
        return token.renewable()
                ? asked(token, which.get(), wanted, readmission)
                : refused(Why.NOT_RENEWABLE);
    }

    private Answer<Renewal> asked(
            KnownToken token,
            SessionReference which,
            Optional<Duration> increment,
            Readmission readmission) {
        return readmission
                .rules(token.grant().role(), token.grant().subject())
                .then(
                        rules ->
                                rules.map(it -> admitted(token, which, it, increment))
                                        .orElseGet(() -> refused(Why.NOT_ADMITTED)));
    }

    /** A child ends with its parent, so it is told no later end. */
    private Answer<Renewal> admitted(
            KnownToken token,
            SessionReference which,
            TokenRules rules,
            Optional<Duration> increment) {
        Session known = token.kept().orElseThrow();
        Instant now = clock.instant();
        return sessions.lineage(known, now)
                .then(
                        line ->
                                line.isEmpty()
                                        ? refused(Why.ENDED)
                                        : changed(
                                                        which,
                                                        known,
                                                        now,
                                                        it ->
                                                                it.renewed(
                                                                        rules,
                                                                        now,
                                                                        increment,
                                                                        line.get().end()))
                                                .map(it -> told(token, it, rules, increment)));
    }

    /** What became of it, or why nothing did. */
    private Answer<Changed> changed(
            SessionReference which,
            Session known,
            Instant now,
            Function<Session, Optional<Session>> change) {
        if (change.apply(known).isEmpty()) {
            return Answer.given(new Changed(Optional.empty(), Why.PAST_MAX_TTL));
        }
        return sessions.change(which, known, now, change).map(it -> new Changed(it, Why.ENDED));
    }

    /**
     * @param otherwise why it was not
     */
    private record Changed(Optional<Session> session, Why otherwise) {}

    private static Renewal told(
            KnownToken token, Changed changed, TokenRules rules, Optional<Duration> increment) {
        return changed.session()
                .map(
                        it ->
                                (Renewal)
                                        new Renewal.Renewed(
                                                token.after(it), caps(it, rules, increment)))
                .orElseGet(() -> new Renewal.Refused(changed.otherwise()));
    }

    private static List<Cap> caps(Session renewed, TokenRules rules, Optional<Duration> increment) {
        Instant from = renewed.renewedAt().orElseThrow();
        return Cap.of(rules, increment, Duration.between(from, renewed.grant().expiresAt()));
    }

    private static Answer<Renewal> refused(Why why) {
        return Answer.given(new Renewal.Refused(why));
    }
}
