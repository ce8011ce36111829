package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.NOTHING;
import static io.azurecredentials.login.Doorstep.attempt;
import static io.azurecredentials.login.Doorstep.bound;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Doorstep.terms;
import static io.azurecredentials.login.Ruling.Kind.DENIED;
import static io.azurecredentials.login.Ruling.Kind.MALFORMED;
import static io.azurecredentials.login.Ruling.Kind.UNAVAILABLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is refused, with which answer and at which cost; numbers are of the list of attacks. */
class GatekeeperTest {
    private static final String VALID = Tokens.valid();
    private static final Counts KEY = new Counts(1, 0, 0, 0);
    private static final Counts AZURE = new Counts(1, 1, 0, 0);
    private static final Counts KUBERNETES = new Counts(1, 0, 1, 0);
    private static final Bindings GROUP =
            new Bindings(
                    Set.of(),
                    Set.of("dddddddd-0000-4000-8000-00000000000d"),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    private record Row(
            String title,
            Doorstep door,
            Attempt attempt,
            Ruling.Kind kind,
            String reason,
            Counts counts) {}

    @TestFactory
    Stream<DynamicTest> before_a_signature_is_looked_at_nobody_is_asked() {
        return tests(
                Stream.of(
                        token("21 two segments", "a.b", MALFORMED, "NotCompact"),
                        token("24 with its scheme", "Bearer " + VALID, MALFORMED, "NotCompact"),
                        token("28 too long", "a".repeat(20_000), MALFORMED, "TooLong"),
                        token(
                                "1 no algorithm",
                                Tokens.withHeader(it -> it.put("alg", "none")),
                                DENIED,
                                "Algorithm"),
                        token(
                                "12 a header that leads elsewhere",
                                Tokens.withHeader(it -> it.put("jku", "https://a.invalid/")),
                                DENIED,
                                "HeaderMember"),
                        token(
                                "33 for somebody else",
                                Tokens.with(it -> it.put("aud", "api://other")),
                                DENIED,
                                "Audience"),
                        token(
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
                        token(
                                "37 of two tenants",
                                Tokens.with(it -> it.put("tid", Tokens.OTHER_TENANT)),
                                DENIED,
                                "Tenant"),
                        token(
                                "45 of nobody",
                                Tokens.with(it -> it.put("oid", "")),
                                DENIED,
                                "ObjectID"),
                        token("49 expired", Tokens.with(it -> it.put("exp", 2)), DENIED, "Times"),
                        token(
                                "44 a user's",
                                Tokens.signed(Tokens.header(), Tokens.claimsOfUser()),
                                DENIED,
                                "UserToken"),
                        row(
                                "82 a role that is not there",
                                open(),
                                of("team-a", "other", VALID),
                                DENIED,
                                "RoleNotFound",
                                NOTHING),
                        row(
                                "81 a role of another namespace",
                                open(),
                                of("team-b", "reader", VALID),
                                DENIED,
                                "RoleNotFound",
                                NOTHING),
                        row(
                                "82 what is no token, for a role that is not there",
                                open(),
                                of("team-a", "other", "a.b"),
                                MALFORMED,
                                "NotCompact",
                                NOTHING),
                        row(
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
        return tests(
                Stream.of(
                        row(
                                "7 an unknown key",
                                open(),
                                attempt(Tokens.withHeader(it -> it.put("kid", "unknown"))),
                                DENIED,
                                "KeyUnknown",
                                KEY),
                        row(
                                "8 a forged signature",
                                open(),
                                attempt(forged),
                                DENIED,
                                "Signature",
                                KEY),
                        row(
                                "121 no keys to be had",
                                open().withoutKeys(),
                                attempt(VALID),
                                UNAVAILABLE,
                                "KeysUnavailable",
                                KEY)));
    }

    @TestFactory
    Stream<DynamicTest> who_is_not_bound_is_refused_before_anybody_is_asked() {
        return tests(
                Stream.of(
                        row(
                                "96 from elsewhere",
                                new Doorstep().with(terms(bound(), ranges("192.0.2.0/24"))),
                                attempt(VALID),
                                DENIED,
                                "AddressNotBound",
                                KEY),
                        bindings(
                                "55 a role bound to nobody in particular",
                                new Bindings(
                                        Set.of("*"),
                                        Set.of("*"),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of()),
                                "Unbound"),
                        bindings(
                                "somebody else",
                                new Bindings(
                                        Set.of(Tokens.CLIENT),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of()),
                                "ServicePrincipal"),
                        bindings(
                                "61 a resource group that begins like another",
                                inGroup("rg-app-2"),
                                "ResourceGroup"),
                        bindings("61 and one that ends so", inGroup("rg"), "ResourceGroup"),
                        row(
                                "60 another machine's name",
                                open(),
                                hinting("vm-other", ""),
                                DENIED,
                                "Hint",
                                KEY),
                        row(
                                "63 a machine of another subscription",
                                open(),
                                hinting("", "eeeeeeee-0000-4000-8000-0000000000ff"),
                                DENIED,
                                "Hint",
                                KEY)));
    }

    @TestFactory
    Stream<DynamicTest> what_Azure_and_the_API_server_say_counts() {
        Problem.Retryable busy =
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED, "fake", Optional.of(Duration.ofSeconds(7)));
        return tests(
                Stream.of(
                        row(
                                "53 in no bound group",
                                grouped().answering(groups("other")),
                                attempt(VALID),
                                DENIED,
                                "Group",
                                AZURE),
                        row(
                                "68 Azure does not answer",
                                grouped().failing(busy),
                                attempt(VALID),
                                UNAVAILABLE,
                                "AzureThrottled",
                                AZURE),
                        row(
                                "68 Azure does not let us ask",
                                grouped()
                                        .failing(
                                                new Problem.Denied(
                                                        Reason.PERMISSION_MISSING, "fake")),
                                attempt(VALID),
                                DENIED,
                                "PermissionMissing",
                                AZURE),
                        row(
                                "84 the role was deleted meanwhile",
                                open().without(),
                                attempt(VALID),
                                DENIED,
                                "RoleNotFound",
                                KUBERNETES),
                        row(
                                "84 the role was narrowed meanwhile",
                                open().having(terms(inGroup("other"), List.of())),
                                attempt(VALID),
                                UNAVAILABLE,
                                "RoleChanged",
                                KUBERNETES),
                        row(
                                "84 the role was made anew",
                                open().having(
                                                terms(
                                                        new RoleID("team-a", "reader", "other"),
                                                        Tokens.expected(),
                                                        bound(),
                                                        List.of())),
                                attempt(VALID),
                                UNAVAILABLE,
                                "RoleChanged",
                                KUBERNETES)));
    }

    @Test
    void who_is_bound_gets_a_token_at_the_cost_of_one_look_at_the_role() {
        Doorstep door = open();

        assertThat(door.login(attempt(VALID))).isInstanceOf(Login.Outcome.In.class);
        assertThat(door.counts()).isEqualTo(new Counts(1, 0, 1, 1));
    }

    @Test
    void what_was_proven_and_nothing_else_is_written_down() {
        Doorstep door = new Doorstep().with(terms(inGroup("rg-app"), List.of()));
        Ruling ruling = door.gatekeeper().admit(attempt(VALID));

        assertThat(ruling.who().orElseThrow().objectID()).isEqualTo(Tokens.OBJECT);
        assertThat(ruling.who().orElseThrow().tenantID()).isEqualTo(Tokens.TENANT);
        assertThat(ruling.who().orElseThrow().resourceID())
                .hasValueSatisfying(it -> assertThat(it).endsWith("/virtualmachines/vm-app"));
    }

    @Test
    void who_must_wait_for_Azure_is_told_how_long() {
        Problem busy =
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED, "fake", Optional.of(Duration.ofSeconds(7)));

        assertThat(grouped().failing(busy).gatekeeper().admit(attempt(VALID)))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    private static Stream<DynamicTest> tests(Stream<Row> rows) {
        return rows.map(
                row ->
                        dynamicTest(
                                row.title(),
                                () -> {
                                    Login.Outcome outcome = row.door().login(row.attempt());
                                    assertThat(outcome)
                                            .isInstanceOfSatisfying(
                                                    Login.Outcome.Out.class,
                                                    it -> isAsInRow(it.ruling(), row));
                                    assertThat(row.door().counts()).isEqualTo(row.counts());
                                }));
    }

    private static void isAsInRow(Ruling.Refused ruling, Row row) {
        assertThat(ruling.kind()).isEqualTo(row.kind());
        assertThat(ruling.reason()).isEqualTo(row.reason());
    }

    private static Row row(
            String title,
            Doorstep door,
            Attempt attempt,
            Ruling.Kind kind,
            String reason,
            Counts counts) {
        return new Row(title, door, attempt, kind, reason, counts);
    }

    private static Row token(String title, String jwt, Ruling.Kind kind, String reason) {
        return row(title, open(), attempt(jwt), kind, reason, NOTHING);
    }

    private static Row bindings(String title, Bindings bindings, String reason) {
        Doorstep door = new Doorstep().with(terms(bindings, List.of()));
        return row(title, door, attempt(VALID), DENIED, reason, KEY);
    }

    private static Doorstep grouped() {
        return new Doorstep().with(terms(GROUP, List.of()));
    }

    private static Facts groups(String... ids) {
        return new Facts(Optional.of(Set.of(ids)), Optional.empty(), Map.of());
    }

    private static Bindings inGroup(String name) {
        return new Bindings(Set.of("*"), Set.of(), Set.of(), Set.of(name), Set.of(), Set.of());
    }

    private static List<AddressRange> ranges(String range) {
        return AddressRange.parse(range).stream().toList();
    }

    private static Attempt of(String namespace, String role, String jwt) {
        Attempt like = attempt(jwt);
        return new Attempt(namespace, role, like.jwt(), like.hints(), like.caller());
    }

    private static Attempt hinting(String machine, String subscription) {
        Attempt like = attempt(VALID);
        Hints hints = Hints.of(subscription, "", machine, "", "").orElseThrow();
        return new Attempt(like.namespace(), like.role(), like.jwt(), hints, like.caller());
    }
}
