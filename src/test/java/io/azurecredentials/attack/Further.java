package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.IN;
import static io.azurecredentials.attack.Costs.NOTHING;
import static io.azurecredentials.attack.Costs.malformed;
import static io.azurecredentials.attack.Costs.noToken;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.login.jwt.Tokens;
import java.util.List;

/** 136 and on: two readings of one text, and what is hidden in numbers and names. */
final class Further {
    private static final String VALID = Tokens.valid();
    private static final String CLAIMS = Json.write(Tokens.claims());
    private static final String RENEW = "/v1/auth/token/renew-self";
    private static final String OURS = Scene.TOKEN.text().reveal();

    static final List<Row> ROWS =
            List.of(
                    payload(136, "a token for a payload, and no word of it", VALID),
                    payload(136, "a payload that is a text", "\"" + VALID + "\""),
                    header(137, "a header's name twice", "\"alg\":\"none\","),
                    header(137, "a header's name twice, once escaped", "\"\\u0061lg\":\"none\","),
                    claim(137, "a claim twice, once escaped", "\"\\u006fid\":\"x\""),
                    claim(137, "a name twice within a claim", "\"x\":{\"a\":[{\"b\":1,\"b\":2}]}"),
                    body(137, "a role twice", "\"role\":\"other\",\"role\":\"reader\""),
                    body(
                            137,
                            "a role twice, once escaped",
                            "\"role\":\"other\",\"\\u0072ole\":\"reader\""),
                    played(
                            137,
                            "a token twice in a review",
                            malformed(),
                            () ->
                                    Scene.open()
                                            .sendReview(
                                                    "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\",\"token\":\""
                                                            + VALID
                                                            + "\"}}")),
                    time(138, "an end with an enormous exponent", "1e400"),
                    time(138, "an end with an exponent", "1.9e9"),
                    time(138, "an end between two seconds", "1900000000.5"),
                    time(138, "an end that is no number", "Infinity"),
                    time(138, "an end of a hundred digits", "9".repeat(100)),
                    time(138, "an end in hexadecimal", "0x7fffffff"),
                    time(138, "a negative nothing for an end", "-0.0"),
                    played(
                            138,
                            "an end of nothing",
                            refused("Times"),
                            () -> Scene.open().login(ending("-0"))),
                    kid(139, "a way up", "..%2f..%2fetc%2fpasswd"),
                    kid(139, "another host", "@a.invalid/keys"),
                    kid(139, "a line of its own", "a\r\nX: y"),
                    kid(139, "nothing", ""),
                    kid(139, "a letter that looks like one", "\u0430bc"),
                    shown(
                            139,
                            "keys that somebody slips in among Entra's",
                            "another key under a known id makes neither of use; what has a private"
                                    + " part, another issuer or a weak modulus is left out",
                            "login.jwt.KeySetReaderTest#keys_that_are_left_out",
                            "login.jwt.KeySetReaderTest#the_same_key_twice_is_one_and_different_ones_of_one_id_are_none",
                            "login.jwt.KeySetReaderTest#an_unusable_key_takes_no_id_away"),
                    shown(
                            140,
                            "requests of different bearers over one connection",
                            "each is its own bearer's, and none is another's",
                            "server.PipeliningIT#each_request_has_its_own_token_and_namespace"),
                    role(141, "a dot behind", "reader."),
                    role(141, "a dot in front", ".reader"),
                    role(141, "an encoded slash", "team-b%2freader"),
                    role(141, "a slash behind", "reader/"),
                    role(141, "a blank behind", "reader "),
                    role(141, "NUL behind", "reader\0"),
                    role(141, "full-width letters", "\uff52eader"),
                    role(141, "a letter that folds to another", "\u212aeader"),
                    renewal(142, "an increment of a thousand digits", "9".repeat(1_000)),
                    renewal(142, "one in a text", "\"" + "9".repeat(1_000) + "s\""),
                    renewal(142, "one with an enormous exponent", "1e400"),
                    renewal(142, "several at once", "\"1h\",\"increment\":\"2h\""),
                    played(
                            143,
                            "a form's fields in place of JSON, twice",
                            malformed(),
                            () -> Scene.open().send("role=reader&jwt=" + VALID + "&role=other")),
                    played(
                            143,
                            "blanks around a body",
                            IN,
                            () ->
                                    Scene.open()
                                            .send(
                                                    " \n{\"role\":\"reader\",\"jwt\":\""
                                                            + VALID
                                                            + "\"}\r\n")),
                    shown(
                            121,
                            "a replica whose watch stands still",
                            "what is deleted, revoked or used up elsewhere is over there within a"
                                    + " second",
                            "session.StaleWatchIT#a_session_that_somebody_deletes_is_over_within_a_second",
                            "session.StaleWatchIT#a_token_whose_role_goes_is_over_within_a_second",
                            "session.StaleWatchIT#a_token_is_used_exactly_as_often_as_it_can_be"),
                    shown(
                            121,
                            "a replica that may not list what it counts",
                            "not ready, and says why",
                            "session.CensusIT#who_may_not_list_them_says_so_and_goes_on_trying",
                            "login.CatalogueIT#who_may_not_list_them_says_which_and_why",
                            "bootstrap.HealthIT#who_is_not_ready_says_why"),
                    shown(
                            144,
                            "leave to send a body, and then none, or one that is too long",
                            "no handler is asked; cut off after ten seconds, or 413 at once",
                            "server.SlowIT#whoever_is_slow_is_cut_off_although_something_always_comes",
                            "server.TransportIT#a_request_with_two_readings_is_refused_once_and_the_connection_ends"),
                    shown(
                            145,
                            "roles by the thousand, to make others slow or tell which exist",
                            "a look-up costs the same whatever there is",
                            "login.StandInsTest#twenty_thousand_roles_are_no_more_to_look_through_than_one",
                            "login.RoleLookUpsTest#as_much_is_looked_for_whether_or_not_there_is_the_role",
                            "login.StandInsTest#which_names_go_together_is_a_secret"),
                    shown(
                            146,
                            "sessions that nobody sealed, for a machine's places",
                            "they take none",
                            "session.QuotaIT#what_bears_no_seal_takes_nobodys_place"),
                    shown(
                            146,
                            "a machine in a loop, for all places of an identity that it shares",
                            "429 for itself; the others have theirs",
                            "session.QuotaIT#one_machine_of_those_that_share_an_identity_leaves_the_others_a_place"));

    private Further() {}

    private static Row payload(int number, String title, String payload) {
        return read(number, title, Json.write(Tokens.header()), payload, "ClaimsUnreadable");
    }

    private static Row header(int number, String title, String more) {
        String header = "{" + more + Json.write(Tokens.header()).substring(1);
        return read(number, title, header, CLAIMS, "HeaderUnreadable");
    }

    private static Row claim(int number, String title, String more) {
        String claims = CLAIMS.substring(0, CLAIMS.length() - 1) + "," + more + "}";
        return read(number, title, Json.write(Tokens.header()), claims, "ClaimsUnreadable");
    }

    private static Row time(int number, String title, String end) {
        return played(number, title, noToken("ClaimsUnreadable"), () -> login(ending(end)));
    }

    private static Row read(int number, String title, String header, String claims, String reason) {
        return played(
                number,
                title,
                noToken(reason),
                () -> login(Tokens.signed(header, claims, Tokens.ENTRA.getPrivate())));
    }

    private static Seen login(String jwt) {
        return Scene.open().login(jwt);
    }

    private static String ending(String end) {
        String claims = CLAIMS.replaceFirst("\"exp\":[0-9]+", "\"exp\":" + end);
        return Tokens.signed(Json.write(Tokens.header()), claims, Tokens.ENTRA.getPrivate());
    }

    private static Row kid(int number, String title, String kid) {
        return played(
                number,
                title,
                refused("KeyID", NOTHING),
                () -> login(Tokens.withHeader(it -> it.put("kid", kid))));
    }

    private static Row body(int number, String title, String roles) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().send("{" + roles + ",\"jwt\":\"" + VALID + "\"}"));
    }

    private static Row role(int number, String title, String role) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().login(VALID, it -> it.put("role", role)));
    }

    private static Row renewal(int number, String title, String increment) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().use("POST", RENEW, "{\"increment\":" + increment + "}", OURS));
    }
}
