package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Refusal.ALGORITHM;
import static io.azurecredentials.login.jwt.Refusal.HEADER_MEMBER;
import static io.azurecredentials.login.jwt.Refusal.KEY_ID;
import static io.azurecredentials.login.jwt.Refusal.KEY_UNKNOWN;
import static io.azurecredentials.login.jwt.Refusal.TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Headers that would have the verifier do something else than check Entra's RS256. */
class HeaderAttacksTest {

    @TestFactory
    Stream<DynamicTest> algorithms() {
        return Attack.tests(
                Stream.concat(
                        Stream.of(
                                        "none",
                                        "None",
                                        "nOnE",
                                        "",
                                        "rs256",
                                        "RS256\0",
                                        " RS256",
                                        "RS384",
                                        "RS512",
                                        "PS256",
                                        "PS384",
                                        "ES256",
                                        "HS256",
                                        "HS512",
                                        "EdDSA",
                                        "RSA-OAEP",
                                        "dir",
                                        "RS256,none")
                                .map(it -> row("1-4 " + it, h -> h.put("alg", it), ALGORITHM)),
                        Stream.of(
                                row("4 no algorithm", h -> h.remove("alg"), ALGORITHM),
                                row("4 null", h -> h.putNull("alg"), ALGORITHM),
                                row("4 a number", h -> h.put("alg", 256), ALGORITHM),
                                row("4 an array", h -> h.putArray("alg").add("RS256"), ALGORITHM),
                                row("4 in capitals", h -> h.put("ALG", "RS256"), HEADER_MEMBER))));
    }

    @TestFactory
    Stream<DynamicTest> members_that_lead_elsewhere_or_change_the_rules() {
        return Attack.tests(
                Stream.of(
                        member("12 jku", "jku", "\"https://evil.example/keys\""),
                        member("12 jku of Entra", "jku", "\"https://login.microsoftonline.com/k\""),
                        member("12 x5u", "x5u", "\"http://169.254.169.254/\""),
                        member("13 jwk", "jwk", jwk()),
                        member("14 x5c", "x5c", "[\"MIIB\"]"),
                        member("14 x5t#S256", "x5t#S256", "\"AAAA\""),
                        member("15 crit, unknown", "crit", "[\"exp\"]"),
                        member("15 crit, empty", "crit", "[]"),
                        member("15 crit, b64", "crit", "[\"b64\"]"),
                        member("15 crit, twice the same", "crit", "[\"b64\",\"b64\"]"),
                        member("15 crit, no array", "crit", "\"b64\""),
                        member("16 b64 false", "b64", "false"),
                        member("16 b64 true", "b64", "true"),
                        member("17 zip", "zip", "\"DEF\""),
                        member("18 cty", "cty", "\"JWT\""),
                        member("19 enc", "enc", "\"A128GCM\""),
                        member("19 p2c", "p2c", "2147483647"),
                        member("19 epk", "epk", "{}"),
                        member("26 kid in capitals", "KID", "\"a\""),
                        member("36 issuer in the header", "iss", "\"x\""),
                        member("the nonce of a token for Graph", "nonce", "\"x\"")));
    }

    @TestFactory
    Stream<DynamicTest> types() {
        return Attack.tests(
                Stream.concat(
                        Stream.of(
                                        "jwt",
                                        "JOSE",
                                        "at+jwt",
                                        "application/jwt",
                                        "logout+jwt",
                                        "vault-login+jwt",
                                        "")
                                .map(it -> row("32 " + it, h -> h.put("typ", it), TYPE)),
                        Stream.of(
                                row("32 no type", h -> h.remove("typ"), TYPE),
                                row("32 null", h -> h.putNull("typ"), TYPE),
                                row("32 an array", h -> h.putArray("typ").add("JWT"), TYPE))));
    }

    @TestFactory
    Stream<DynamicTest> key_ids() {
        return Attack.tests(
                Stream.concat(
                        Stream.of(
                                        "../../dev/null",
                                        "' or 1=1",
                                        "a\r\nb",
                                        "%00",
                                        "a b",
                                        "",
                                        "\u0000",
                                        "ä",
                                        "a".repeat(129))
                                .map(it -> row("6 " + it, h -> h.put("kid", it), KEY_ID)),
                        Stream.of(
                                row("6 no key", h -> h.remove("kid"), KEY_ID),
                                row("6 null", h -> h.putNull("kid"), KEY_ID),
                                row("6 a number", h -> h.put("kid", 1), KEY_ID),
                                row("6 an object", h -> h.putObject("kid"), KEY_ID),
                                row("12 a strange x5t", h -> h.put("x5t", "http://x"), KEY_ID),
                                row("12 an x5t of null", h -> h.putNull("x5t"), KEY_ID),
                                row("7 an unknown key", h -> h.put("kid", "unknown"), KEY_UNKNOWN),
                                row(
                                        "76 the key in another case",
                                        h -> h.put("kid", Ascii.lower(Tokens.KEY_ID)),
                                        KEY_UNKNOWN))));
    }

    private static Attack row(String title, Consumer<ObjectNode> change, Refusal refusal) {
        return new Attack(title, Tokens.withHeader(change), refusal);
    }

    private static Attack member(String title, String name, String value) {
        JsonNode json = Json.read(value);
        return row(title, h -> h.set(name, json), HEADER_MEMBER);
    }

    private static String jwk() {
        RSAPublicKey key = (RSAPublicKey) Tokens.STRANGER.getPublic();
        ObjectNode jwk = Json.object();
        jwk.put("kty", "RSA");
        jwk.put("n", Tokens.segment(key.getModulus().toByteArray()));
        jwk.put("e", "AQAB");
        return Json.write(jwk);
    }
}
