package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.TokenSeed;
import io.azurecredentials.session.token.ValidToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Issues tokens: a service token costs one write, a batch token none. */
final class Issuance {
    private final Sessions sessions;
    private final Census census;
    private final Supplier<Keyring> keys;
    private final InstantSource clock;
    private final SecureRandom dice = new SecureRandom();

    Issuance(Sessions sessions, Census census, Supplier<Keyring> keys, InstantSource clock) {
        this.sessions = sessions;
        this.census = census;
        this.keys = keys;
        this.clock = clock;
    }

    Answer<Issued> issue(RoleID role, Subject subject, TokenRules rules) {
        Instant now = clock.instant();
        Lifetime lifetime = Lifetime.begun(rules, now);
        Grant grant =
                new Grant(
                        role,
                        subject,
                        rules.policies(),
                        rules.boundCIDRs(),
                        lifetime.issuedAt(),
                        lifetime.firstEnd(rules));
        return keys.get()
                .sealing(now)
                .map(
                        key ->
                                switch (rules.kind()) {
                                    case SERVICE -> service(key, grant, lifetime, rules);
                                    case BATCH -> batch(key, grant);
                                })
                .orElseGet(() -> Answer.refused(noKeys()));
    }

    Answer<Offspring> issueChild(ValidToken parent, ChildWish wish) {
        return switch (parent) {
            case ValidToken.Batch _ -> refused(ChildWish.Refusal.BATCH);
            case ValidToken.Service it -> child(it, wish);
        };
    }

    /** Without the keys nobody can be told from anybody. */
    static Problem noKeys() {
        return Problem.retryable(
                Reason.KUBERNETES_UNAVAILABLE,
                "The keys of login tokens could not be read yet; this is tried again.");
    }

    private Answer<Offspring> child(ValidToken.Service parent, ChildWish wish) {
        Optional<ChildWish.Refusal> refusal = wish.refusal(parent);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Instant now = clock.instant();
        return keys.get()
                .sealing(now)
                .map(this::seed)
                .map(seed -> born(parent, wish.child(parent, seed, now), seed, now))
                .orElseGet(() -> Answer.refused(noKeys()));
    }

    private Answer<Offspring> born(
            ValidToken.Service parent, Session child, TokenSeed seed, Instant now) {
        return sessions.lineage(parent.session(), now)
                .map(it -> it.filter(line -> line.ancestors().size() >= Session.MOST_ANCESTORS))
                .then(
                        tooLong ->
                                tooLong.isPresent()
                                        ? refused(ChildWish.Refusal.TOO_DEEP)
                                        : ifAlive(child, seed, now));
    }

    private Answer<Offspring> ifAlive(Session child, TokenSeed seed, Instant now) {
        return sessions.hasParents(child, now)
                .then(
                        alive ->
                                alive
                                        ? begun(child, seed).map(Issuance::offspring)
                                        : refused(ChildWish.Refusal.ENDED));
    }

    private Answer<Issued> service(TokenKey key, Grant grant, Lifetime lifetime, TokenRules rules) {
        TokenSeed seed = seed(key);
        return begun(Session.begun(seed, grant, lifetime, rules), seed);
    }

    /** A session that is not known to be written takes nobody's place. */
    private Answer<Issued> begun(Session session, TokenSeed seed) {
        if (!census.isComplete(session.grant().role().namespace())) {
            return Answer.refused(uncounted());
        }
        if (!census.take(session)) {
            return Answer.given(new Issued.TooMany());
        }
        boolean written = false;
        try {
            Answer<ServiceToken> token = sessions.begin(session, seed);
            written = token instanceof Answer.Given<ServiceToken>;
            return token.map(it -> new Issued.Made(new ValidToken.Service(it, session)));
        } finally {
            if (!written) {
                census.giveBack(session);
            }
        }
    }

    private static Offspring offspring(Issued issued) {
        return switch (issued) {
            case Issued.Made(ValidToken token) -> new Offspring.Made(token);
            case Issued.TooMany _ -> new Offspring.Refused(ChildWish.Refusal.TOO_MANY);
        };
    }

    private static Problem uncounted() {
        return Problem.retryable(
                Reason.KUBERNETES_UNAVAILABLE,
                "The API server has not told yet who has logged in; this is tried again.");
    }

    private static Answer<Issued> batch(TokenKey key, Grant grant) {
        return BatchToken.made(key, grant)
                .map(it -> Answer.<Issued>given(new Issued.Made(new ValidToken.Batch(it))))
                .orElseGet(
                        () ->
                                Answer.refused(
                                        new Problem.UserError(
                                                Reason.INVALID_SPEC,
                                                "A batch token cannot hold so many policies and boundCIDRs; remove some, or write type: Service.")));
    }

    private static Answer<Offspring> refused(ChildWish.Refusal why) {
        return Answer.given(new Offspring.Refused(why));
    }

    private TokenSeed seed(TokenKey key) {
        SessionID id = SessionID.of(random(SessionID.BYTES));
        return new TokenSeed(key, id, random(TokenSeed.RANDOM_BYTES));
    }

    private byte[] random(int length) {
        byte[] random = new byte[length];
        dice.nextBytes(random);
        return random;
    }
}
