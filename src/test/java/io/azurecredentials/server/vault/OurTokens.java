package io.azurecredentials.server.vault;

import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.TokenSeed;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens as logins give them out. */
public final class OurTokens {
    public static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    public static final RoleID ROLE = new RoleID("team-a", "reader", "fake-uid");
    public static final String TENANT = "11111111-2222-3333-4444-555555555555";
    public static final String OBJECT = "aaaaaaaa-0000-4000-8000-00000000000a";
    public static final Subject MACHINE =
            new Subject(
                    TENANT,
                    OBJECT,
                    Optional.of("cccccccc-0000-4000-8000-00000000000c"),
                    Optional.of(
                            "/subscriptions/eeeeeeee-0000-4000-8000-00000000000e/resourcegroups/rg-app"
                                    + "/providers/microsoft.compute/virtualmachines/vm-app"),
                    Optional.empty());
    private static final TokenKey KEY = new TokenKey(new byte[TokenKey.SECRET_BYTES], NOW);

    /** What seals them. */
    public static final Keyring KEYS = new Keyring(List.of(KEY));

    private OurTokens() {}

    /** What a role says that says nothing. */
    public static TokenRules rules(Kind kind) {
        return new TokenRules(
                kind,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("default", "dev"));
    }

    /** With a period, a hard end, a number of uses and a range. */
    public static TokenRules limited() {
        return new TokenRules(
                Kind.SERVICE,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Optional.of(Duration.ofDays(30)),
                Optional.of(Duration.ofHours(2)),
                Optional.of(5),
                AddressRange.parse("10.0.0.0/8").stream().toList(),
                List.of("default", "dev"));
    }

    public static ValidToken service(TokenRules rules) {
        return service(rules, MACHINE);
    }

    public static ValidToken service(TokenRules rules, Subject subject) {
        Lifetime lifetime = Lifetime.begun(rules, NOW);
        TokenSeed seed =
                new TokenSeed(
                        KEY,
                        SessionID.of(new byte[SessionID.BYTES]),
                        new byte[TokenSeed.RANDOM_BYTES]);
        Session session = Session.begun(seed, grant(rules, lifetime, subject), lifetime, rules);
        return new ValidToken.Service(seed.token(new UUID(1, 2)), session);
    }

    /** One of many, and perhaps a child of another. */
    public static ValidToken.Service numbered(int number, Optional<SessionReference> parent) {
        TokenRules rules = rules(Kind.SERVICE);
        Lifetime lifetime = Lifetime.begun(rules, NOW);
        byte[] id = new byte[SessionID.BYTES];
        id[0] = (byte) number;
        TokenSeed seed = new TokenSeed(KEY, SessionID.of(id), new byte[TokenSeed.RANDOM_BYTES]);
        Session session =
                new Session(
                        seed.session(),
                        KEY.id(),
                        seed.digest(),
                        parent,
                        grant(rules, lifetime, MACHINE),
                        lifetime,
                        Duration.ofHours(1),
                        true,
                        Optional.empty(),
                        Optional.empty());
        return new ValidToken.Service(seed.token(new UUID(number, 2)), session);
    }

    public static ValidToken batch() {
        TokenRules rules = rules(Kind.BATCH);
        Lifetime lifetime = Lifetime.begun(rules, NOW);
        return new ValidToken.Batch(
                BatchToken.made(KEY, grant(rules, lifetime, MACHINE)).orElseThrow());
    }

    private static Grant grant(TokenRules rules, Lifetime lifetime, Subject subject) {
        return new Grant(
                ROLE,
                subject,
                rules.policies(),
                rules.boundCIDRs(),
                lifetime.issuedAt(),
                lifetime.firstEnd(rules));
    }
}
