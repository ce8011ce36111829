package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three readers, one of them ours: it takes only what both others take. */
class DifferentialTest {
    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 6_000;
    private static final List<JsonNode> VALUES =
            List.of(
                    Json.read("null"),
                    Json.read("true"),
                    Json.read("0"),
                    Json.read("-1"),
                    Json.read(Long.toString(Tokens.NOW.getEpochSecond())),
                    Json.read(Long.toString(Tokens.NOW.getEpochSecond() + 200)),
                    Json.read(Long.toString(Tokens.NOW.getEpochSecond() + 40_000)),
                    Json.read("1.5"),
                    Json.read("1e30"),
                    Json.read("\"\""),
                    Json.read("\"x\""),
                    Json.read("[]"),
                    Json.read("[\"x\"]"),
                    Json.read("[\"" + Tokens.AUDIENCE + "\"]"),
                    Json.read("{}"),
                    Json.read("\"RS256\""),
                    Json.read("\"app\""),
                    Json.read("\"2.0\""),
                    Json.read("\"" + Tokens.ISSUER_V2 + "\""),
                    Json.read("\"" + Tokens.AUDIENCE + "\""),
                    Json.read("\"" + Tokens.CLIENT + "\""));
    private static final List<String> NAMES =
            List.of(
                    "alg",
                    "typ",
                    "kid",
                    "x5t",
                    "crit",
                    "b64",
                    "cty",
                    "zip",
                    "jku",
                    "aud",
                    "iss",
                    "iat",
                    "nbf",
                    "exp",
                    "oid",
                    "sub",
                    "tid",
                    "ver",
                    "appid",
                    "azp",
                    "idtyp",
                    "scp",
                    "idp",
                    "groups",
                    "hasgroups",
                    "xms_mirid",
                    "xms_az_rid",
                    "uti",
                    "jti",
                    "nonce");

    private final Libraries others = new Libraries();
    private final Desk desk = new Desk();
    private final Random dice = new Random(SEED);

    @Test
    void what_is_taken_both_other_libraries_take() {
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String jwt = rightlySigned();
            if (desk.refusal(jwt).isEmpty()) {
                taken++;
                assertThat(others.nimbusTakes(jwt)).as("Nimbus, round %d", i).isTrue();
                assertThat(others.jose4jTakes(jwt)).as("jose4j, round %d", i).isTrue();
            }
        }
        assertThat(taken).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    void what_the_library_takes_and_we_refuse_is_why_it_does_not_stand_alone() {
        String nested = Tokens.withHeader(it -> it.putArray("crit"));
        String twoAudiences =
                Tokens.with(it -> it.putArray("aud").add(Tokens.AUDIENCE).add("another"));
        String forever = Tokens.with(it -> it.put("exp", 1e30));

        for (String jwt : List.of(nested, twoAudiences, forever, Tokens.valid() + "==")) {
            assertThat(others.jose4jTakes(jwt)).isTrue();
            assertThat(desk.refusal(jwt)).isPresent();
        }
    }

    /** A token with up to three members of header or claims changed, and Entra's signature. */
    private String rightlySigned() {
        ObjectNode header = Tokens.header();
        ObjectNode claims = dice.nextBoolean() ? Tokens.claims() : Tokens.claimsV2();
        for (int changes = dice.nextInt(4); changes > 0; changes--) {
            ObjectNode target = dice.nextInt(4) == 0 ? header : claims;
            String name = NAMES.get(dice.nextInt(NAMES.size()));
            if (dice.nextInt(4) == 0) {
                target.remove(name);
            } else {
                target.set(name, VALUES.get(dice.nextInt(VALUES.size())));
            }
        }
        return Tokens.signed(header, claims);
    }
}
