package io.azurecredentials.login;

import static io.azurecredentials.login.Doorstep.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.session.token.RoleID;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** 82: what is looked for before anybody is answered, which takes its time. */
class RoleLookUpsTest {
    private final List<String> lookedFor = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> what_is_no_token_of_Entras_has_no_role_looked_for() {
        return Stream.of(
                        "",
                        "a.b",
                        "a".repeat(20_000),
                        "hvs.fake",
                        Tokens.withHeader(it -> it.put("alg", "none")),
                        Tokens.withHeader(it -> it.put("jku", "https://a.invalid/")))
                .map(it -> DynamicTest.dynamicTest("of length " + it.length(), () -> check(it)));
    }

    @Test
    void as_much_is_looked_for_whether_or_not_there_is_the_role() {
        Ruling _ = gatekeeper().admit(asking("reader", Tokens.valid()));
        List<String> there = List.copyOf(lookedFor);
        lookedFor.clear();
        Ruling _ = gatekeeper().admit(asking("other", Tokens.valid()));

        assertThat(there).containsExactly("known reader", "stand-in", "known stand-in");
        assertThat(lookedFor).containsExactly("known other", "stand-in", "known stand-in");
    }

    private void check(String jwt) {
        Ruling there = gatekeeper().admit(asking("reader", jwt));

        assertThat(gatekeeper().admit(asking("other", jwt))).isEqualTo(there);
        assertThat(lookedFor).isEmpty();
    }

    /** Before roles that nobody can log in for, so that it ends where it would begin. */
    private Gatekeeper gatekeeper() {
        Keys none = (_, _) -> new Keys.Lookup.Unknown();
        return new Gatekeeper(
                new Views(this::known, this::standIn, this::known, this::known),
                _ -> none,
                (_, _, _) -> {
                    throw new AssertionError("Azure is not asked");
                },
                () -> Tokens.NOW);
    }

    private Answer<Terms> known(String namespace, String name) {
        lookedFor.add("known " + name);
        return Answer.refused(
                new Problem.UserError(
                        name.equals("other") ? Reason.ROLE_NOT_FOUND : Reason.CONFIG_NOT_READY,
                        "fake"));
    }

    private Optional<RoleID> standIn(String namespace, String name) {
        lookedFor.add("stand-in");
        return Optional.of(new RoleID(namespace, "stand-in", "fake-uid"));
    }

    private static Attempt asking(String role, String jwt) {
        Attempt like = attempt(jwt);
        return new Attempt(like.namespace(), role, like.jwt(), like.hints(), like.caller());
    }
}
