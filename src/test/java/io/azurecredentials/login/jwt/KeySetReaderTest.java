package io.azurecredentials.login.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Key sets as Entra publishes them, and as they must not be taken (attack 10). */
class KeySetReaderTest {
    private static final String ID = Tokens.KEY_ID;
    private static final RSAPublicKey KEY = (RSAPublicKey) Tokens.ENTRA.getPublic();
    private final KeySetReader reader =
            new KeySetReader(Tokens.TENANT, List.of(Tokens.ISSUER_V1, Tokens.ISSUER_V2));

    @Test
    void a_key_of_entra_is_taken_by_its_id() {
        assertThat(read(jwk()).orElseThrow().find(ID)).contains(KEY);
        assertThat(read(jwk()).orElseThrow().find("other")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> what_keys_may_say_besides() {
        return Stream.<Consumer<ObjectNode>>of(
                        k -> k.remove("use"),
                        k -> k.put("alg", "RS256"),
                        k -> k.remove("x5t"),
                        k -> k.putArray("key_ops").add("verify"),
                        k -> k.put("issuer", "https://login.microsoftonline.com/{tenantid}/v2.0"),
                        k -> k.put("issuer", Tokens.ISSUER_V2),
                        k -> k.put("issuer", "https://sts.windows.net/{tenantid}/"),
                        k -> k.put("cloud_instance_name", "microsoftonline.com"))
                .map(KeySetReaderTest::changed)
                .map(jwk -> dynamicTest(jwk.toString(), () -> assertThat(read(jwk)).isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> keys_that_are_left_out() {
        return Stream.of(
                        row("symmetric", k -> k.put("kty", "oct").put("k", "AAAA")),
                        row("of another type", k -> k.put("kty", "EC")),
                        row("of a type in lower case", k -> k.put("kty", "rsa")),
                        row("of no type", k -> k.remove("kty")),
                        row("to encrypt with", k -> k.put("use", "enc")),
                        row("for nothing", k -> k.putNull("use")),
                        row("for another algorithm", k -> k.put("alg", "PS256")),
                        row("for HMAC", k -> k.put("alg", "HS256")),
                        row("to sign with", k -> k.putArray("key_ops").add("sign")),
                        row("with a private part", k -> k.put("d", "AQAB")),
                        row("with a prime", k -> k.put("p", "AQAB")),
                        row("with the exponent 1", k -> k.put("e", "AQ")),
                        row("with the exponent 3", k -> k.put("e", "Aw")),
                        row("with an even exponent", k -> k.put("e", "AQAA")),
                        row("with padding", k -> k.put("n", k.path("n").asText() + "==")),
                        row("without a modulus", k -> k.remove("n")),
                        row("of 1024 bits", k -> k.put("n", modulus(1024))),
                        row("of 16384 bits", k -> k.put("n", modulus(16384))),
                        row("with an even modulus", k -> k.put("n", number(even()))),
                        row("of a broken generator", k -> k.put("n", number(roca()))),
                        row("without an id", k -> k.remove("kid")),
                        row("with a path for an id", k -> k.put("kid", "../../x")),
                        row("of personal accounts", k -> k.put("issuer", personal())),
                        row("of another tenant", k -> k.put("issuer", other())),
                        row("of another cloud", k -> k.put("issuer", government())),
                        row("of a template within", k -> k.put("issuer", "{tenantid}")),
                        row("of a numeric issuer", k -> k.put("issuer", 1)))
                .map(
                        row ->
                                dynamicTest(
                                        row.title(),
                                        () -> {
                                            assertThat(read(row.jwk())).isEmpty();
                                            assertThat(read(jwk("good"), row.jwk()).orElseThrow())
                                                    .extracting(it -> it.keys().keySet())
                                                    .isEqualTo(Set.of("good"));
                                        }));
    }

    @Test
    void the_same_key_twice_is_one_and_different_ones_of_one_id_are_none() {
        ObjectNode other = jwk();
        other.put("n", number(((RSAPublicKey) Tokens.STRANGER.getPublic()).getModulus()));

        assertThat(read(jwk(), jwk()).orElseThrow().find(ID)).contains(KEY);
        assertThat(read(jwk(), other)).isEmpty();
        assertThat(read(jwk(), other, jwk())).isEmpty();
        assertThat(read(jwk(), other, jwk("good")).orElseThrow().keys()).containsOnlyKeys("good");
    }

    @Test
    void an_unusable_key_takes_no_id_away() {
        ObjectNode bad = jwk();
        bad.put("use", "enc");

        assertThat(read(bad, jwk()).orElseThrow().find(ID)).contains(KEY);
    }

    @TestFactory
    Stream<DynamicTest> documents_that_are_no_key_set() {
        String good = document(jwk());
        return Stream.of(
                        "",
                        "{}",
                        "{\"keys\":[]}",
                        "{\"keys\":{}}",
                        "{\"keys\":null}",
                        "{\"keys\":[1,null,\"x\",[]]}",
                        "[" + good + "]",
                        good.substring(0, good.length() / 2),
                        good + good,
                        "\ufeff" + good,
                        good.substring(0, good.length() - 1) + ",\"keys\":[]}",
                        "<html><body>Sign in</body></html>",
                        "{\"keys\":[" + (Json.write(jwk()) + ",").repeat(1000) + "{}]}",
                        good.replace("}]", "},\"" + "A".repeat(KeySetReader.LONGEST) + "\"]"))
                .map(
                        text ->
                                dynamicTest(
                                        "<" + text.substring(0, Math.min(60, text.length())),
                                        () ->
                                                assertThat(reader.read(text.getBytes(UTF_8)))
                                                        .isEmpty()));
    }

    private record Row(String title, ObjectNode jwk) {}

    private static Row row(String title, Consumer<ObjectNode> change) {
        return new Row(title, changed(change));
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) {
        ObjectNode jwk = jwk();
        change.accept(jwk);
        return jwk;
    }

    private Optional<KeySet> read(ObjectNode... jwks) {
        return reader.read(document(jwks).getBytes(UTF_8));
    }

    private static String document(ObjectNode... jwks) {
        ObjectNode document = Json.object();
        ArrayNode keys = document.putArray("keys");
        List.of(jwks).forEach(keys::add);
        return Json.write(document);
    }

    private static ObjectNode jwk() {
        return jwk(ID);
    }

    private static ObjectNode jwk(String id) {
        ObjectNode jwk = Json.object();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("kid", id);
        jwk.put("x5t", id);
        jwk.put("n", number(KEY.getModulus()));
        jwk.put("e", "AQAB");
        jwk.putArray("x5c").add("MIIDBTCCAe2g");
        return jwk;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Tokens.segment(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String modulus(int bits) {
        return number(BigInteger.TWO.pow(bits - 1).add(BigInteger.TWO).setBit(0));
    }

    private static BigInteger even() {
        return KEY.getModulus().clearBit(0);
    }

    /** A power of 65537 modulo the product of all small primes, as such a modulus is. */
    private static BigInteger roca() {
        BigInteger product = BigInteger.ONE;
        for (int prime = 2; prime <= 167; prime++) {
            BigInteger candidate = BigInteger.valueOf(prime);
            if (candidate.isProbablePrime(30)) {
                product = product.multiply(candidate);
            }
        }
        return BigInteger.valueOf(65537)
                .modPow(BigInteger.valueOf(12345), product)
                .add(product.shiftLeft(2047 - product.bitLength() + 1));
    }

    private static String personal() {
        return "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
    }

    private static String other() {
        return "https://login.microsoftonline.com/" + Tokens.OTHER_TENANT + "/v2.0";
    }

    private static String government() {
        return "https://login.microsoftonline.us/{tenantid}/v2.0";
    }
}
