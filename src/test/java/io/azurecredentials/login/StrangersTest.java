package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.NOTHING;
import static io.azurecredentials.login.Doorstep.attempt;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Ruling.Kind.DENIED;
import static io.azurecredentials.login.Ruling.Kind.MALFORMED;
import static io.azurecredentials.login.Ruling.Kind.UNAVAILABLE;

import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Tokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who is refused before he is known, at which cost; numbers are of the list of attacks. */
class StrangersTest {
    private static final String VALID = Tokens.valid();
    private static final Counts KEY = new Counts(1, 0, 0, 0);

    @TestFactory
    Stream<DynamicTest> before_a_signature_is_looked_at_nobody_is_asked() {
        return Turned.tests(
                Stream.of(
                        Turned.token("21 two segments", "a.b", MALFORMED, "NotCompact"),
                        Turned.token(
                                "24 with its scheme", "Bearer " + VALID, MALFORMED, "NotCompact"),
                        Turned.token("28 too long", "a".repeat(20_000), MALFORMED, "TooLong"),
                        Turned.token(
                                "1 no algorithm",
                                Tokens.withHeader(it -> it.put("alg", "none")),
                                DENIED,
                                "Algorithm"),
                        Turned.token(
                                "12 a header that leads elsewhere",
                                Tokens.withHeader(it -> it.put("jku", "https://a.invalid/")),
                                DENIED,
                                "HeaderMember"),
                        Turned.token(
                                "33 for somebody else",
                                Tokens.with(it -> it.put("aud", "api://other")),
                                DENIED,
                                "Audience"),
                        Turned.token(
                                "36 of another tenant, signed by the same keys",
                                Tokens.with(
                                        it ->
                                                it.put(
                                                        "iss",
                                                        "https://sts.windows.net/"
                                                                + Tokens.OTHER_TENANT
                                                                + "/")),
                                DENIED,
                                "Issuer"),
                        Turned.token(
                                "37 of two tenants",
                                Tokens.with(it -> it.put("tid", Tokens.OTHER_TENANT)),
                                DENIED,
                                "Tenant"),
                        Turned.token(
                                "45 of nobody",
                                Tokens.with(it -> it.put("oid", "")),
                                DENIED,
                                "ObjectID"),
                        Turned.token(
                                "49 expired", Tokens.with(it -> it.put("exp", 2)), DENIED, "Times"),
                        Turned.token(
                                "44 a user's",
                                Tokens.signed(Tokens.header(), Tokens.claimsOfUser()),
                                DENIED,
                                "UserToken"),
                        new Turned(
                                "82 a role where there is none at all",
                                new Doorstep(),
                                attempt(VALID),
                                DENIED,
                                "RoleNotFound",
                                NOTHING),
                        new Turned(
                                "82 what is no token, for a role that is not there",
                                open(),
                                of("team-a", "other", "a.b"),
                                MALFORMED,
                                "NotCompact",
                                NOTHING),
                        new Turned(
                                "121 roles are not known yet",
                                open().deaf(),
                                attempt(VALID),
                                UNAVAILABLE,
                                "KubernetesUnavailable",
                                NOTHING)));
    }

    @TestFactory
    Stream<DynamicTest> a_signature_needs_a_key_and_nothing_else() {
        String forged = VALID.substring(0, VALID.lastIndexOf('.') + 1) + "A".repeat(342);
        return Turned.tests(
                Stream.of(
                        new Turned(
                                "7 an unknown key",
                                open(),
                                attempt(Tokens.withHeader(it -> it.put("kid", "unknown"))),
                                DENIED,
                                "KeyUnknown",
                                KEY),
                        new Turned(
                                "8 a forged signature",
                                open(),
                                attempt(forged),
                                DENIED,
                                "Signature",
                                KEY),
                        new Turned(
                                "121 no keys to be had",
                                open().withoutKeys(),
                                attempt(VALID),
                                UNAVAILABLE,
                                "KeysUnavailable",
                                KEY)));
    }

    private static Attempt of(String namespace, String role, String jwt) {
        Attempt like = attempt(jwt);
        return new Attempt(namespace, role, like.jwt(), like.hints(), like.caller());
    }
}
