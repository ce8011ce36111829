package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that differs from a genuine token in any way is taken. */
class MutationTest {
    private static final String VALID = Tokens.valid();
    private final Desk desk = new Desk();

    @Test
    void no_bit_can_be_changed() {
        for (int i = 0; i < VALID.length(); i++) {
            for (int bit = 0; bit < 16; bit++) {
                char flipped = (char) (VALID.charAt(i) ^ (1 << bit));
                refuse(VALID.substring(0, i) + flipped + VALID.substring(i + 1));
            }
        }
    }

    @Test
    void no_character_can_be_left_out_or_doubled_and_none_put_in() {
        for (int i = 0; i < VALID.length(); i++) {
            refuse(VALID.substring(0, i) + VALID.substring(i + 1));
            refuse(VALID.substring(0, i) + VALID.charAt(i) + VALID.substring(i));
            refuse(VALID.substring(0, i) + "A" + VALID.substring(i));
            refuse(VALID.substring(0, i) + "." + VALID.substring(i));
        }
        for (char c : "A=. \n\0-".toCharArray()) {
            for (int i = 1; i < VALID.length(); i++) {
                refuse(VALID.substring(0, i) + c + VALID.substring(i));
            }
        }
    }

    @Test
    void it_cannot_be_cut_off_anywhere() {
        for (int i = 0; i < VALID.length(); i++) {
            refuse(VALID.substring(0, i));
            if (i > 0) {
                refuse(VALID.substring(i));
            }
        }
    }

    @Test
    void segments_of_two_tokens_make_no_third_and_change_no_places() {
        String[] one = VALID.split("\\.", -1);
        String[] other = Tokens.with(it -> it.put("oid", Tokens.CLIENT)).split("\\.", -1);
        Set<String> taken = new HashSet<>();
        for (int choice = 0; choice < 27 * 8; choice++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0, rest = choice; i < 3; i++, rest /= 6) {
                parts.add((rest % 2 == 0 ? one : other)[rest / 2 % 3]);
            }
            String jwt = String.join(".", parts);
            if (jwt.equals(VALID) || jwt.equals(String.join(".", other))) {
                assertThat(desk.refusal(jwt)).isEmpty();
                taken.add(jwt);
            } else {
                refuse(jwt);
            }
        }
        assertThat(taken).hasSize(2);
    }

    @Test
    void whatever_somebody_else_signs_is_refused() {
        ObjectNode claims = Tokens.claims();
        for (String name : names(claims)) {
            ObjectNode changed = Tokens.claims();
            changed.remove(name);
            refuse(signedBySomebodyElse(Tokens.header(), changed));
            changed.put(name, "x");
            refuse(signedBySomebodyElse(Tokens.header(), changed));
        }
        refuse(signedBySomebodyElse(Tokens.header(), claims));
        ObjectNode unknown = Tokens.header();
        unknown.put("kid", "mine");
        unknown.put("x5t", "mine");
        refuse(signedBySomebodyElse(unknown, claims));
    }

    @Test
    void no_claim_and_no_member_of_the_header_can_be_changed_under_the_old_signature() {
        String[] parts = VALID.split("\\.", -1);
        for (String name : names(Tokens.claims())) {
            for (String value : List.of("", "x", Tokens.OTHER_TENANT)) {
                String claims = Json.write(Tokens.claims().put(name, value));
                refuse(parts[0] + "." + Tokens.segment(claims) + "." + parts[2]);
            }
            ObjectNode fewer = Tokens.claims();
            fewer.remove(name);
            refuse(parts[0] + "." + Tokens.segment(Json.write(fewer)) + "." + parts[2]);
        }
        for (String name : names(Tokens.header())) {
            ObjectNode fewer = Tokens.header();
            fewer.remove(name);
            refuse(Tokens.segment(Json.write(fewer)) + "." + parts[1] + "." + parts[2]);
        }
    }

    @Test
    void the_same_claims_in_another_order_need_a_signature_of_their_own() {
        Random dice = new Random(7);
        String signature = VALID.substring(VALID.lastIndexOf('.'));
        for (int i = 0; i < 200; i++) {
            List<String> names = names(Tokens.claims());
            Collections.shuffle(names, dice);
            ObjectNode shuffled = Json.object();
            names.forEach(it -> shuffled.set(it, Tokens.claims().get(it)));
            String jwt = Tokens.signed(Tokens.header(), shuffled);

            assertThat(desk.refusal(jwt)).isEmpty();
            refuse(jwt.substring(0, jwt.lastIndexOf('.')) + signature);
        }
    }

    private void refuse(String jwt) {
        assertThat(desk.refusal(jwt)).isPresent();
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String signedBySomebodyElse(ObjectNode header, ObjectNode claims) {
        return Tokens.signed(Json.write(header), Json.write(claims), Tokens.STRANGER.getPrivate());
    }
}
