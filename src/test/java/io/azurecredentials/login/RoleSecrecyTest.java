package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.attempt;
import static io.azurecredentials.login.Doorstep.bound;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Doorstep.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.session.token.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * 81, 82: who is not let in learns neither from what he is told, nor from what is done before,
 * which takes its time, whether there is the role.
 */
class RoleSecrecyTest {
    private static final String VALID = Tokens.valid();
    private static final Bindings CLIENT = service(Tokens.CLIENT);
    private static final Bindings GROUP =
            new Bindings(
                    Set.of(),
                    Set.of("dddddddd-0000-4000-8000-00000000000d"),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    private static final Facts NO_GROUP =
            new Facts(Optional.of(Set.of()), Optional.empty(), Map.of());

    private static final Problem NO_LOGIN = new Problem.UserError(Reason.LOGIN_NOT_SET_UP, "fake");

    /** What somebody is told, and what was done for that. */
    private record Seen(Ruling.Kind kind, Optional<Duration> retryAfter, Counts counts) {}

    @TestFactory
    Stream<DynamicTest> whoever_is_refused() {
        String forged = VALID.substring(0, VALID.lastIndexOf('.') + 1) + "A".repeat(342);
        String unknown = Tokens.withHeader(it -> it.put("kid", "unknown"));
        return Stream.of(
                row("is not bound", VALID, () -> bindings(CLIENT)),
                row("calls from elsewhere", VALID, RoleSecrecyTest::bindingAddresses),
                row("is in no group", VALID, () -> bindings(GROUP).answering(NO_GROUP)),
                row("comes while Azure throttles", VALID, () -> bindings(GROUP).failing(busy())),
                row("comes while Azure refuses", VALID, () -> bindings(GROUP).failing(denied())),
                row("comes while the role is not ready", VALID, () -> open().unread(notReady())),
                row("comes while nobody knows", VALID, () -> open().unreachable()),
                row("comes before anybody knows", VALID, () -> open().deaf()),
                row("comes without Entra's keys", VALID, () -> open().withoutKeys()),
                row("shows a key that nobody knows", unknown, Doorstep::open),
                row("shows a forged signature", forged, Doorstep::open),
                row("shows another's", Tokens.with(it -> it.put("aud", "x")), Doorstep::open),
                row("shows an old one", Tokens.with(it -> it.put("exp", 2)), Doorstep::open),
                row("shows no token at all", "a.b", Doorstep::open));
    }

    @Test
    void who_is_bound_by_the_role_that_stands_in_is_refused_as_late_as_possible() {
        Doorstep door = open();
        Seen seen = seen(door, "team-a", "other", VALID);

        assertThat(seen)
                .isEqualTo(new Seen(Ruling.Kind.DENIED, Optional.empty(), new Counts(1, 0, 2, 0)));
    }

    @Test
    void the_audit_line_tells_what_somebody_has_to_mend() {
        for (Reason why : List.of(Reason.LOGIN_NOT_SET_UP, Reason.CONFIG_NOT_READY)) {
            Doorstep door = open().refusing(new Problem.UserError(why, "fake"));

            assertThat(refused(door, "team-a", "plain", VALID).reason()).isEqualTo(why.toString());
        }
    }

    @Test
    void the_audit_line_knows_better() {
        for (Doorstep door : List.of(open(), open().unreachable(), bindings(CLIENT))) {
            assertThat(refused(door, "team-a", "other", VALID).reason()).isEqualTo("RoleNotFound");
        }
    }

    /** Nothing can be looked up for a role whose config is of no use. */
    @Test
    void a_role_without_a_config_stands_in_as_well() {
        Roles known =
                (_, name) ->
                        Answer.refused(
                                new Problem.UserError(
                                        name.equals("reader")
                                                ? Reason.CONFIG_NOT_READY
                                                : Reason.ROLE_NOT_FOUND,
                                        "fake"));
        Views views = new Views(known, (_, _) -> Optional.of(Doorstep.ROLE), known, known);
        Gatekeeper gatekeeper =
                new Gatekeeper(
                        views,
                        _ ->
                                (_, _) -> {
                                    throw new AssertionError("no key is needed");
                                },
                        (_, _, _) -> {
                            throw new AssertionError("Azure is not asked");
                        },
                        () -> Tokens.NOW);

        for (String role : List.of("reader", "other")) {
            Attempt like = attempt(VALID);
            Attempt attempt =
                    new Attempt(like.namespace(), role, like.jwt(), like.hints(), like.caller());
            assertThat(gatekeeper.admit(attempt))
                    .isInstanceOfSatisfying(
                            Ruling.Refused.class,
                            it -> assertThat(it.kind()).isEqualTo(Ruling.Kind.DENIED));
        }
    }

    private static DynamicTest row(String title, String jwt, Supplier<Doorstep> door) {
        return dynamicTest(
                title,
                () -> {
                    Seen there = seen(door.get(), "team-a", "reader", jwt);

                    assertThat(seen(door.get(), "team-a", "other", jwt)).isEqualTo(there);
                    assertThat(seen(door.get(), "team-b", "reader", jwt)).isEqualTo(there);
                    assertThat(seen(door.get().refusing(NO_LOGIN), "team-a", "plain", jwt))
                            .isEqualTo(there);
                });
    }

    private static Seen seen(Doorstep door, String namespace, String role, String jwt) {
        Ruling.Refused refused = refused(door, namespace, role, jwt);
        return new Seen(refused.kind(), refused.retryAfter(), door.counts());
    }

    private static Ruling.Refused refused(
            Doorstep door, String namespace, String role, String jwt) {
        Attempt like = attempt(jwt);
        Login.Outcome outcome =
                door.login(new Attempt(namespace, role, like.jwt(), like.hints(), like.caller()));
        assertThat(outcome).isInstanceOf(Login.Outcome.Out.class);
        return ((Login.Outcome.Out) outcome).ruling();
    }

    private static Doorstep bindings(Bindings bindings) {
        return new Doorstep().with(terms(bindings, List.of()));
    }

    private static Doorstep bindingAddresses() {
        return new Doorstep()
                .with(terms(bound(), AddressRange.parse("192.0.2.0/24").stream().toList()));
    }

    private static Bindings service(String id) {
        return new Bindings(Set.of(id), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Problem busy() {
        return new Problem.Retryable(
                Reason.AZURE_THROTTLED, "fake", Optional.of(Duration.ofSeconds(7)));
    }

    private static Problem denied() {
        return new Problem.Denied(Reason.PERMISSION_MISSING, "fake");
    }

    private static Problem notReady() {
        return Problem.retryable(Reason.ROLE_NOT_READY, "fake");
    }
}
