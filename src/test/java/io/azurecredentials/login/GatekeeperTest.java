package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.attempt;
import static io.azurecredentials.login.Doorstep.bound;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Doorstep.terms;
import static io.azurecredentials.login.Ruling.Kind.DENIED;
import static io.azurecredentials.login.Ruling.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who is genuine and refused all the same, at which cost; numbers are of the list of attacks. */
class GatekeeperTest {
    private static final String VALID = Tokens.valid();
    private static final Counts ROLE = new Counts(1, 0, 1, 0);
    private static final Counts AZURE = new Counts(1, 1, 1, 0);
    private static final Bindings GROUP =
            new Bindings(
                    Set.of(),
                    Set.of("dddddddd-0000-4000-8000-00000000000d"),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    @TestFactory
    Stream<DynamicTest> who_is_not_bound_is_refused_before_Azure_is_asked() {
        return Turned.tests(
                Stream.of(
                        new Turned(
                                "96 from elsewhere",
                                new Doorstep().with(terms(bound(), ranges("192.0.2.0/24"))),
                                attempt(VALID),
                                DENIED,
                                "AddressNotBound",
                                ROLE),
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
                        new Turned(
                                "60 another machine's name",
                                open(),
                                hinting("vm-other", ""),
                                DENIED,
                                "Hint",
                                ROLE),
                        new Turned(
                                "63 a machine of another subscription",
                                open(),
                                hinting("", "eeeeeeee-0000-4000-8000-0000000000ff"),
                                DENIED,
                                "Hint",
                                ROLE)));
    }

    @TestFactory
    Stream<DynamicTest> what_Azure_and_the_API_server_say_counts() {
        Problem.Retryable busy =
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED, "fake", Optional.of(Duration.ofSeconds(7)));
        return Turned.tests(
                Stream.of(
                        new Turned(
                                "53 in no bound group",
                                grouped().answering(groups("other")),
                                attempt(VALID),
                                DENIED,
                                "Group",
                                AZURE),
                        new Turned(
                                "68 Azure does not answer",
                                grouped().failing(busy),
                                attempt(VALID),
                                UNAVAILABLE,
                                "AzureThrottled",
                                AZURE),
                        new Turned(
                                "68 Azure does not let us ask",
                                grouped()
                                        .failing(
                                                new Problem.Denied(
                                                        Reason.PERMISSION_MISSING, "fake")),
                                attempt(VALID),
                                DENIED,
                                "PermissionMissing",
                                AZURE),
                        new Turned(
                                "84 the role was deleted meanwhile",
                                open().without(),
                                attempt(VALID),
                                DENIED,
                                "RoleNotFound",
                                ROLE),
                        new Turned(
                                "84 the role was narrowed meanwhile",
                                open().having(terms(inGroup("other"), List.of())),
                                attempt(VALID),
                                UNAVAILABLE,
                                "RoleChanged",
                                ROLE),
                        new Turned(
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
                                ROLE)));
    }

    @Test
    void who_is_bound_gets_a_token_at_the_cost_of_two_looks_at_the_role() {
        Doorstep door = open();

        assertThat(door.login(attempt(VALID))).isInstanceOf(Login.Outcome.In.class);
        assertThat(door.counts()).isEqualTo(new Counts(1, 0, 2, 1));
    }

    @Test
    void what_was_proven_and_nothing_else_is_written_down() {
        Doorstep door = new Doorstep().with(terms(inGroup("rg-app"), List.of()));
        Subject subject = admitted(door, VALID);

        assertThat(subject.objectID()).isEqualTo(Tokens.OBJECT);
        assertThat(subject.tenantID()).isEqualTo(Tokens.TENANT);
        assertThat(subject.resourceID())
                .hasValueSatisfying(it -> assertThat(it).endsWith("/virtualmachines/vm-app"));
        assertThat(subject.identityID()).isEmpty();
    }

    /** So that a renewal knows by which of the machine's identities he was there. */
    @Test
    void so_is_the_identity_that_the_token_names_beside_the_machine_that_counted() {
        String jwt =
                Tokens.with(
                        it -> {
                            it.set("xms_az_rid", it.required("xms_mirid"));
                            it.put(
                                    "xms_mirid",
                                    "/subscriptions/eeeeeeee-0000-4000-8000-00000000000e/resourcegroups/rg-app"
                                            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app");
                        });
        Doorstep placed = new Doorstep().with(terms(inGroup("rg-app"), List.of()));

        assertThat(admitted(placed, jwt).resourceID())
                .hasValueSatisfying(it -> assertThat(it).endsWith("/virtualmachines/vm-app"));
        assertThat(admitted(placed, jwt).identityID())
                .hasValueSatisfying(
                        it -> assertThat(it).endsWith("/userassignedidentities/id-app"));
        assertThat(admitted(open(), jwt).identityID()).isEmpty();
    }

    private static Subject admitted(Doorstep door, String jwt) {
        return ((Ruling.Admitted) door.gatekeeper().admit(attempt(jwt))).subject();
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

    private static Turned bindings(String title, Bindings bindings, String reason) {
        Doorstep door = new Doorstep().with(terms(bindings, List.of()));
        return new Turned(title, door, attempt(VALID), DENIED, reason, ROLE);
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

    private static Attempt hinting(String machine, String subscription) {
        Attempt like = attempt(VALID);
        Hints hints = Hints.of(subscription, "", machine, "", "").orElseThrow();
        return new Attempt(like.namespace(), like.role(), like.jwt(), hints, like.caller());
    }
}
