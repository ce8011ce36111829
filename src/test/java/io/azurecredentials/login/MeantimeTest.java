package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.HOME;
import static io.azurecredentials.login.Doorstep.NOTHING;
import static io.azurecredentials.login.Doorstep.ROLE;
import static io.azurecredentials.login.Doorstep.attempt;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Doorstep.terms;
import static io.azurecredentials.login.Ruling.Kind.DENIED;
import static io.azurecredentials.login.Ruling.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What others do, or time does, while somebody is let in; numbers are of the list of attacks. */
class MeantimeTest {
    private static final String VALID = Tokens.valid();
    private static final String GROUP = "dddddddd-0000-4000-8000-00000000000d";
    private static final String OTHER = "dddddddd-0000-4000-8000-00000000000e";
    private static final Counts ASKED = new Counts(1, 1, 2, 0);
    private static final Subject MACHINE =
            new Subject(
                    Tokens.TENANT,
                    Tokens.OBJECT,
                    Optional.of(Tokens.CLIENT),
                    Optional.empty(),
                    Optional.empty());

    private record Change(
            String title, Consumer<Doorstep> change, Ruling.Kind kind, String reason) {}

    @TestFactory
    Stream<DynamicTest> what_changes_while_Azure_is_asked_counts_before_there_is_a_token() {
        return Turned.tests(
                changes()
                        .map(
                                it ->
                                        new Turned(
                                                it.title(),
                                                member().meanwhile(it.change()),
                                                attempt(VALID),
                                                it.kind(),
                                                it.reason(),
                                                ASKED)));
    }

    @TestFactory
    Stream<DynamicTest> nor_does_anybody_stay_by_what_was_so_when_he_asked() {
        return changes()
                .map(
                        it ->
                                dynamicTest(
                                        it.title(),
                                        () ->
                                                assertThat(
                                                                member().meanwhile(it.change())
                                                                        .gatekeeper()
                                                                        .readmit(
                                                                                ROLE, MACHINE,
                                                                                HOME))
                                                        .isInstanceOfSatisfying(
                                                                Ruling.Refused.class,
                                                                ruling -> check(it, ruling))));
    }

    @TestFactory
    Stream<DynamicTest> clocks() {
        return Turned.tests(
                Stream.of(
                        turned("52 an hour behind", -1, "NotYetValid"),
                        turned("52 a day and an hour ahead", 25, "Expired")));
    }

    @Test
    void of_a_login_that_cannot_be_written_down_nothing_is_left() {
        Doorstep door =
                member().unwritten(Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "fake"));

        assertThat(door.login(attempt(VALID)))
                .isInstanceOfSatisfying(
                        Login.Outcome.Out.class,
                        it -> assertThat(it.ruling().kind()).isEqualTo(UNAVAILABLE));
        assertThat(door.counts().issued()).isZero();
    }

    /** 83, as in Vault: a token is good for any number of logins until it ends. */
    @Test
    void a_token_that_is_shown_again_is_looked_at_again() {
        Doorstep door = member();
        assertThat(door.login(attempt(VALID))).isInstanceOf(Login.Outcome.In.class);

        door.without();

        assertThat(door.login(attempt(VALID))).isInstanceOf(Login.Outcome.Out.class);
        assertThat(door.counts()).isEqualTo(new Counts(2, 1, 3, 1));
    }

    private static Stream<Change> changes() {
        Terms now = terms(toGroup(GROUP), List.of());
        return Stream.of(
                new Change("84 the role is deleted", Doorstep::without, DENIED, "RoleNotFound"),
                new Change(
                        "121 the API server goes",
                        Doorstep::unreachable,
                        UNAVAILABLE,
                        "KubernetesUnavailable"),
                changed("84 the role is narrowed", terms(toGroup(OTHER), List.of())),
                changed("84 the role is widened", terms(toGroup("*"), List.of())),
                changed("96 the role binds addresses", terms(toGroup(GROUP), elsewhere())),
                changed("84 the role is made anew", anew()),
                changed("35 the config takes another audience", expecting(of("api://b", false))),
                changed("44 the config takes users", expecting(of(Tokens.AUDIENCE, true))),
                changed(
                        "41 the config is of another cloud",
                        new Terms(ROLE, now.rules(), Cloud.CHINA, now.config())));
    }

    private static void check(Change change, Ruling.Refused ruling) {
        assertThat(ruling.kind()).isEqualTo(change.kind());
        assertThat(ruling.reason()).isEqualTo(change.reason());
    }

    private static Change changed(String title, Terms terms) {
        return new Change(title, it -> it.having(terms), UNAVAILABLE, "RoleChanged");
    }

    private static Turned turned(String title, int hours, String reason) {
        Instant time = Tokens.NOW.plus(Duration.ofHours(hours));
        return new Turned(title, open().at(time), attempt(VALID), DENIED, reason, NOTHING);
    }

    /** Somebody is in the group that the role is bound to, which Azure knows. */
    private static Doorstep member() {
        return new Doorstep()
                .with(terms(toGroup(GROUP), List.of()))
                .answering(
                        new Facts(
                                Optional.of(Set.of(GROUP)),
                                Optional.of(new Facts.Account.Active(false, List.of())),
                                Map.of()));
    }

    private static Bindings toGroup(String group) {
        return new Bindings(Set.of(), Set.of(group), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static List<AddressRange> elsewhere() {
        return AddressRange.parse("192.0.2.0/24").stream().toList();
    }

    private static Terms anew() {
        RoleID other = new RoleID(ROLE.namespace(), ROLE.name(), "another-uid");
        return terms(other, Tokens.expected(), toGroup(GROUP), List.of());
    }

    private static Terms expecting(Expected expected) {
        return terms(ROLE, expected, toGroup(GROUP), List.of());
    }

    private static Expected of(String audience, boolean users) {
        Expected like = Tokens.expected();
        return new Expected(
                like.tenantID(),
                like.issuerV1(),
                like.issuerV2(),
                like.versions(),
                Set.of(audience),
                users,
                like.maxTokenAge());
    }
}
