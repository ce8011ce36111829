package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keys, grants and rules for tests; nothing of it was ever live. */
final class Tokens {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final TokenKey KEY = key(1, NOW.minus(Duration.ofDays(1)));
    static final Keyring KEYS = new Keyring(List.of(KEY));
    static final SessionID SESSION = SessionID.of(bytes(SessionID.BYTES, 7));
    static final UUID UID = UUID.fromString("4f0c8c2e-0000-4000-8000-000000000007");
    static final RoleID ROLE =
            new RoleID("team-a", "reader", "5f0c8c2e-0000-4000-8000-000000000001");
    static final Subject SUBJECT =
            new Subject(
                    "11111111-1111-4111-8111-111111111111",
                    "22222222-2222-4222-8222-222222222222",
                    Optional.of("33333333-3333-4333-8333-333333333333"),
                    Optional.of(
                            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm"),
                    Optional.empty());
    static final Grant GRANT =
            new Grant(
                    ROLE,
                    SUBJECT,
                    List.of("default", "dev"),
                    List.of(range("10.0.0.0/8"), range("fd00::/8")),
                    NOW,
                    NOW.plusSeconds(3600));
    static final TokenRules RULES =
            new TokenRules(
                    SERVICE,
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(10),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of("default"));

    private Tokens() {}

    static TokenKey key(int seed, Instant since) {
        return new TokenKey(bytes(TokenKey.SECRET_BYTES, seed), since);
    }

    static TokenSeed seed() {
        return new TokenSeed(KEY, SESSION, bytes(TokenSeed.RANDOM_BYTES, 9));
    }

    static ServiceToken service() {
        return seed().token(UID);
    }

    static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    static byte[] bytes(int length, int value) {
        byte[] all = new byte[length];
        Arrays.fill(all, (byte) value);
        return all;
    }
}
