package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.Renewal.Why;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets tokens live longer, as far as their roles as they are now still let them. */
final class Renewals {
    private final Sessions sessions;
    private final InstantSource clock;

    Renewals(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Answer<Renewal> renew(ValidToken token, Optional<Duration> increment, Readmission readmission) {
        return switch (token) {
            case ValidToken.Batch _ -> refused(Why.BATCH);
            case ValidToken.Service it ->
                    it.renewable() ? asked(it, increment, readmission) : refused(Why.NOT_RENEWABLE);
        };
    }

    private Answer<Renewal> asked(
            ValidToken.Service token, Optional<Duration> increment, Readmission readmission) {
        return readmission
                .rules(token.grant().role(), token.grant().subject())
                .then(
                        rules ->
                                rules.map(it -> renewed(token, it, increment))
                                        .orElseGet(() -> refused(Why.NOT_ADMITTED)));
    }

    private Answer<Renewal> renewed(
            ValidToken.Service token, TokenRules rules, Optional<Duration> increment) {
        Instant now = clock.instant();
        if (token.session().renewed(rules, now, increment).isEmpty()) {
            return refused(Why.PAST_MAX_TTL);
        }
        return sessions.change(
                        token.token(),
                        token.session(),
                        now,
                        it -> it.renewed(rules, now, increment))
                .then(
                        it ->
                                it.map(found -> told(token, found, rules, increment))
                                        .orElseGet(() -> refused(Why.ENDED)));
    }

    private static Answer<Renewal> told(
            ValidToken.Service token,
            Session renewed,
            TokenRules rules,
            Optional<Duration> increment) {
        Duration granted =
                Duration.between(renewed.renewedAt().orElseThrow(), renewed.grant().expiresAt());
        return Answer.given(
                new Renewal.Renewed(
                        new ValidToken.Service(token.token(), renewed),
                        Cap.of(rules, increment, granted)));
    }

    private static Answer<Renewal> refused(Why why) {
        return Answer.given(new Renewal.Refused(why));
    }
}
