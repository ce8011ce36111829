package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.ALL;
import static io.azurecredentials.attack.Costs.IN;
import static io.azurecredentials.attack.Costs.malformed;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.session.token.RoleID;
import java.util.List;

/** 79 to 82: what a request says, and for which role. */
final class LoginRequests {
    private static final String VALID = Tokens.valid();

    static final List<Row> ROWS =
            List.of(
                    played(
                            79,
                            "a number for a token",
                            malformed(),
                            () -> Scene.open().send("{\"role\":\"reader\",\"jwt\":1}")),
                    played(
                            79,
                            "nothing for a role",
                            malformed(),
                            () -> Scene.open().login(VALID, it -> it.put("role", ""))),
                    played(
                            79,
                            "members that nobody knows",
                            IN,
                            () ->
                                    Scene.open()
                                            .login(
                                                    VALID,
                                                    it -> it.put("nonce", "x").put("vm_name", ""))),
                    broken(80, "a way to another role", "role", "../other"),
                    broken(80, "a slash", "role", "role/x"),
                    broken(80, "four thousand letters", "role", "a".repeat(4096)),
                    played(
                            80,
                            "capitals, as Vault takes them",
                            IN,
                            () -> Scene.open().login(VALID, it -> it.put("role", "Reader"))),
                    played(
                            81,
                            "a role of another namespace",
                            refused("RoleNotFound", ALL),
                            LoginRequests::elsewhere),
                    played(
                            82,
                            "a role that is not there",
                            refused("RoleNotFound", ALL),
                            () -> Scene.open().login(VALID, it -> it.put("role", "other"))),
                    shown(
                            82,
                            "the difference to one that is there",
                            "none: the same is told after the same was done",
                            "login.RoleSecrecyTest#whoever_is_refused",
                            "login.StandInsTest#a_role_that_goes_leaves_the_names_of_the_others_alone"));

    private LoginRequests() {}

    private static Row broken(int number, String title, String name, String value) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().login(VALID, it -> it.put(name, value)));
    }

    private static Seen elsewhere() {
        RoleID role = new RoleID("team-b", "reader", "fake-uid");
        Doorstep door =
                new Doorstep()
                        .with(Doorstep.terms(role, Tokens.expected(), Doorstep.bound(), List.of()));
        return Scene.at(door).login(VALID);
    }
}
