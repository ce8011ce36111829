package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.IN;
import static io.azurecredentials.attack.Costs.KEY;
import static io.azurecredentials.attack.Costs.noToken;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.absent;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.login.jwt.Tokens;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 1 to 32: the token's form, and what holds it together. */
final class TokenForm {
    private static final String VALID = Tokens.valid();
    private static final String[] PARTS = VALID.split("\\.", -1);
    private static final String CLAIMS = Json.write(Tokens.claims());

    static final List<Row> ROWS =
            List.of(
                    header(1, "no algorithm", it -> it.put("alg", "none"), "Algorithm"),
                    form(1, "no signature", PARTS[0] + "." + PARTS[1] + ".", "NotCompact"),
                    played(
                            2,
                            "an HMAC under the public key",
                            refused("Algorithm"),
                            () -> Scene.open().login(hmac())),
                    header(3, "another of RSA's", it -> it.put("alg", "PS256"), "Algorithm"),
                    header(3, "an elliptic one", it -> it.put("alg", "ES256"), "Algorithm"),
                    header(4, "an algorithm left out", it -> it.remove("alg"), "Algorithm"),
                    header(4, "NUL behind it", it -> it.put("alg", "RS256\0"), "Algorithm"),
                    header(6, "a path for a key", it -> it.put("kid", "../../dev/null"), "KeyID"),
                    header(6, "a query for a key", it -> it.put("kid", "' or 1=1"), "KeyID"),
                    played(
                            7,
                            "a key that nobody knows",
                            refused("KeyUnknown", KEY),
                            () -> tried(Tokens.withHeader(it -> it.put("kid", "unknown")))),
                    shown(
                            7,
                            "ten thousand of them",
                            "refused; Entra is asked once in five minutes",
                            "login.KeyHolderTest#ten_thousand_unknown_keys_bring_one_request_in_five_minutes"),
                    played(
                            8,
                            "a forged signature",
                            refused("Signature", KEY),
                            () -> tried(forged())),
                    shown(
                            8,
                            "thousands of them by way of the API server",
                            "refused, and not looked at any more; who was good before gets in",
                            "server.kubernetes.ForgeriesTest#so_many_forged_tokens_are_looked_at_and_no_more",
                            "server.kubernetes.ForgeriesTest#who_was_good_before_is_looked_at_all_the_same"),
                    shown(
                            9,
                            "keys that come slowly, packed, endless, or from elsewhere",
                            "known keys stay good, nobody waits for long, no redirect is followed",
                            "azure.KeyDocumentsIT#no_redirect_is_followed",
                            "azure.KeyDocumentsIT#what_is_too_long_counts_as_no_answer_whether_or_not_it_says_so",
                            "azure.KeyDocumentsIT#a_body_that_drips_is_not_waited_for",
                            "login.KeyHolderTest#a_slow_answer_holds_up_nobody_whose_key_is_known_and_no_crowd"),
                    shown(
                            10,
                            "keys that are none",
                            "left out; a set without any takes nothing away for two days",
                            "login.jwt.KeySetReaderTest#keys_that_are_left_out",
                            "login.KeyHolderTest#a_failure_takes_nothing_away_for_two_days"),
                    absent(
                            11,
                            "a discovery document that leads elsewhere",
                            "None is read: where a cloud publishes its keys is written in the"
                                    + " code."),
                    header(
                            12,
                            "keys by a URL",
                            it -> it.put("jku", "https://a.invalid/"),
                            "HeaderMember"),
                    header(13, "a key brought along", it -> it.putObject("jwk"), "HeaderMember"),
                    header(15, "crit", it -> it.putArray("crit").add("exp"), "HeaderMember"),
                    header(16, "an unencoded payload", it -> it.put("b64", false), "HeaderMember"),
                    header(17, "a packed payload", it -> it.put("zip", "DEF"), "HeaderMember"),
                    header(18, "a token within", it -> it.put("cty", "JWT"), "HeaderMember"),
                    form(19, "an encrypted token", VALID + ".AA.AA", "NotCompact"),
                    form(20, "JSON", "{\"a\":\"." + VALID + ".\"}", "NotCompact"),
                    form(21, "two segments", PARTS[0] + "." + PARTS[1], "NotCompact"),
                    form(21, "dots alone", ".".repeat(9_000), "NotCompact"),
                    form(22, "padding", VALID + "==", "NotCompact"),
                    form(22, "a letter outside ASCII", VALID.replace('e', '\uff45'), "NotCompact"),
                    form(
                            23,
                            "bits left over",
                            VALID.substring(0, VALID.length() - 1) + "_",
                            "NotCompact"),
                    form(24, "a scheme in front", "Bearer " + VALID, "NotCompact"),
                    played(
                            24,
                            "blanks around it, as in files",
                            IN,
                            () -> tried(" " + VALID + "\r\n")),
                    claims(25, "a name twice", "\"aud\":\"x\""),
                    claims(26, "a name that folds to another", "\"\u017fub\":\"x\""),
                    played(
                            26,
                            "a name in capitals",
                            refused("ClaimName"),
                            () -> tried(Tokens.with(it -> it.put("AUD", "x")))),
                    form(28, "too long", "a".repeat(16 * 1024 + 1), "TooLong"),
                    shown(
                            28,
                            "a body too long",
                            "413; no more is read than the limit",
                            "server.TransportIT#a_request_with_two_readings_is_refused_once_and_the_connection_ends"),
                    claims(29, "nested too deep", "\"x\":" + "[".repeat(4_000) + "]".repeat(4_000)),
                    claims(29, "an enormous exponent", "\"x\":1e100000"),
                    played(30, "zero", refused("Signature", KEY), () -> tried(forged())),
                    shown(
                            30,
                            "numbers and paddings of other kinds",
                            "refused; a key that is at hand is looked at",
                            "login.jwt.SignatureAttacksTest#numbers",
                            "login.jwt.SignatureAttacksTest#paddings"),
                    absent(
                            31,
                            "broken ES256 signatures of ours",
                            "None is looked at, whole or broken: they are for API servers, which"
                                    + " look themselves, and 98 shows that nobody else takes one."),
                    header(32, "another type", it -> it.put("typ", "at+jwt"), "Type"),
                    played(
                            32,
                            "an ID token",
                            refused("TokenKind"),
                            () -> tried(Tokens.with(it -> it.put("idtyp", "device")))),
                    form(32, "one of ours", Scene.TOKEN.text().reveal(), "NotCompact"));

    private TokenForm() {}

    private static Seen tried(String jwt) {
        return Scene.open().login(jwt);
    }

    private static Row form(int number, String title, String jwt, String reason) {
        return played(number, title, noToken(reason), () -> tried(jwt));
    }

    private static Row header(
            int number, String title, Consumer<ObjectNode> change, String reason) {
        return played(number, title, refused(reason), () -> tried(Tokens.withHeader(change)));
    }

    private static Row claims(int number, String title, String more) {
        String grown = CLAIMS.substring(0, CLAIMS.length() - 1) + "," + more + "}";
        String jwt = Tokens.signed(Json.write(Tokens.header()), grown, Tokens.ENTRA.getPrivate());
        return form(number, title, jwt, "ClaimsUnreadable");
    }

    private static String forged() {
        return PARTS[0] + "." + PARTS[1] + "." + "A".repeat(342);
    }

    private static String hmac() {
        ObjectNode header = Tokens.header();
        header.put("alg", "HS256");
        String input = Tokens.segment(Json.write(header)) + "." + PARTS[1];
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Tokens.ENTRA.getPublic().getEncoded(), "HmacSHA256"));
            return input + "." + Tokens.segment(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
