package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.HOME;
import static io.azurecredentials.login.Doorstep.ROLE;
import static io.azurecredentials.login.Doorstep.bound;
import static io.azurecredentials.login.Doorstep.open;
import static io.azurecredentials.login.Doorstep.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** 85: who was let in once is held against the role as it is now. */
class ReadmissionTest {
    private static final Subject MACHINE =
            new Subject(
                    Tokens.TENANT,
                    Tokens.OBJECT,
                    Optional.of(Tokens.CLIENT),
                    Optional.empty(),
                    Optional.empty());
    private static final Subject USER =
            new Subject(
                    Tokens.TENANT,
                    Tokens.OBJECT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
    private static final String GROUP = "dddddddd-0000-4000-8000-00000000000d";
    private static final Subject ON_VM =
            new Subject(
                    Tokens.TENANT,
                    Tokens.OBJECT,
                    Optional.of(Tokens.CLIENT),
                    Optional.of(
                            "/subscriptions/eeeeeeee-0000-4000-8000-000000000001/resourceGroups/prod"
                                    + "/providers/Microsoft.Compute/virtualMachines/vm"),
                    Optional.empty());
    private static final Facts THERE =
            new Facts(
                    Optional.empty(),
                    Optional.of(new Facts.Account.Active(false, List.of())),
                    Map.of());

    private record Row(String title, Doorstep door, Subject subject, String reason) {}

    @Test
    void whom_the_role_still_binds_may_stay() {
        Ruling ruling = open().answering(THERE).gatekeeper().readmit(ROLE, MACHINE, HOME);

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Ruling.Admitted.class, it -> assertThat(it.subject()).isEqualTo(MACHINE));
    }

    @TestFactory
    Stream<DynamicTest> whom_it_does_not_may_not() {
        Bindings others =
                new Bindings(
                        Set.of(Tokens.CLIENT), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        Bindings placed =
                new Bindings(Set.of("*"), Set.of(), Set.of(), Set.of("prod"), Set.of(), Set.of());
        Facts gone = new Facts(Optional.empty(), Optional.of(new Facts.Account.Gone()), Map.of());
        Facts disabled =
                new Facts(Optional.empty(), Optional.of(new Facts.Account.Disabled()), Map.of());
        Bindings grouped =
                new Bindings(Set.of(), Set.of(GROUP), Set.of(), Set.of(), Set.of(), Set.of());
        Facts inGroup = new Facts(Optional.of(Set.of(GROUP)), Optional.empty(), Map.of());
        Subject elsewhere =
                new Subject(
                        Tokens.OTHER_TENANT,
                        Tokens.OBJECT,
                        Optional.of(Tokens.CLIENT),
                        Optional.empty(),
                        Optional.empty());
        return Stream.of(
                        row("the role is gone", open().without(), MACHINE, "RoleNotFound"),
                        row("the role is another one", anew(), MACHINE, "RoleNotFound"),
                        row("others are bound", door(others), MACHINE, "ServicePrincipal"),
                        row(
                                "a place is bound now",
                                door(placed).answering(THERE),
                                MACHINE,
                                "NoResource"),
                        row("he was deleted", open().answering(gone), MACHINE, "AccountGone"),
                        row(
                                "he was disabled",
                                open().answering(disabled),
                                MACHINE,
                                "AccountDisabled"),
                        row(
                                "he was disabled and is in the group still",
                                door(grouped).answering(disabled.and(inGroup)),
                                MACHINE,
                                "AccountDisabled"),
                        row(
                                "he was deleted and is in the group still",
                                door(grouped).answering(gone.and(inGroup)),
                                MACHINE,
                                "AccountGone"),
                        row(
                                "he was disabled and is on his machine still",
                                door(placed).answering(disabled),
                                ON_VM,
                                "AccountDisabled"),
                        row("the config has moved", open(), elsewhere, "Tenant"),
                        row("users may not any more", open(), USER, "UserToken"),
                        row(
                                "not from there any more",
                                boundElsewhere(),
                                MACHINE,
                                "AddressNotBound"))
                .map(
                        row ->
                                dynamicTest(
                                        row.title(),
                                        () ->
                                                assertThat(
                                                                row.door()
                                                                        .gatekeeper()
                                                                        .readmit(
                                                                                ROLE,
                                                                                row.subject(),
                                                                                HOME))
                                                        .isInstanceOfSatisfying(
                                                                Ruling.Refused.class,
                                                                it ->
                                                                        assertThat(it.reason())
                                                                                .isEqualTo(
                                                                                        row
                                                                                                .reason()))));
    }

    private static Row row(String title, Doorstep door, Subject subject, String reason) {
        return new Row(title, door, subject, reason);
    }

    private static Doorstep door(Bindings bindings) {
        return new Doorstep().with(terms(bindings, List.of()));
    }

    private static Doorstep boundElsewhere() {
        return new Doorstep()
                .with(terms(bound(), AddressRange.parse("192.0.2.0/24").stream().toList()));
    }

    private static Doorstep anew() {
        RoleID other = new RoleID("team-a", "reader", "other-uid");
        return new Doorstep().with(terms(other, Tokens.expected(), bound(), List.of()));
    }
}
