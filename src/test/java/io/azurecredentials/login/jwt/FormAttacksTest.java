package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Refusal.CLAIMS_UNREADABLE;
import static io.azurecredentials.login.jwt.Refusal.HEADER_UNREADABLE;
import static io.azurecredentials.login.jwt.Refusal.NOT_COMPACT;
import static io.azurecredentials.login.jwt.Refusal.TOO_LONG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts that are no token, or that two readers could read differently. */
class FormAttacksTest {
    private static final String VALID = Tokens.valid();
    private static final String[] PARTS = VALID.split("\\.", -1);
    private static final String CLAIMS = Json.write(Tokens.claims());

    @TestFactory
    Stream<DynamicTest> segments() {
        return Attack.tests(
                Stream.of(
                        row("21 nothing", ""),
                        row("21 one segment", PARTS[0]),
                        row("21 two segments", PARTS[0] + "." + PARTS[1]),
                        row("21 four segments", VALID + "." + PARTS[2]),
                        row("19 five segments, as encrypted tokens have", VALID + ".AA.AA"),
                        row("21 six segments", VALID + ".AA.AA.AA"),
                        row("21 an empty header", "." + PARTS[1] + "." + PARTS[2]),
                        row("21 no claims", PARTS[0] + ".." + PARTS[2]),
                        row("1 an empty signature", PARTS[0] + "." + PARTS[1] + "."),
                        row("16 a payload kept apart", PARTS[0] + ".." + PARTS[2]),
                        row("21 a dot in front", "." + VALID),
                        row("21 a dot behind", VALID + "."),
                        row("21 dots alone", ".".repeat(9_000)),
                        new Attack("21 a million dots", ".".repeat(1_000_000), TOO_LONG),
                        row(
                                "20 the flattened JSON serialization",
                                "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                                        .formatted(PARTS[1], PARTS[0], PARTS[2])),
                        row("20 JSON that holds a compact token", "{\"a\":\"." + VALID + ".\"}")));
    }

    @TestFactory
    Stream<DynamicTest> spellings() {
        return Attack.tests(
                Stream.of(
                        row("22 padding", VALID + "=="),
                        row("22 padding within", PARTS[0] + "=." + PARTS[1] + "." + PARTS[2]),
                        row("22 a plus", replaced('+')),
                        row("22 a slash", replaced('/')),
                        row("22 a blank", replaced(' ')),
                        row("22 a line break", replaced('\n')),
                        row("22 a question mark", replaced('?')),
                        row("22 a hash", replaced('#')),
                        row("22 a percent sign", replaced('%')),
                        row("22 NUL", replaced('\0')),
                        row("22 a letter outside ASCII", replaced('ä')),
                        row("22 a full-width letter", replaced('Ａ')),
                        row("22 half of a pair of surrogates", replaced('\ud83d')),
                        row("22 a no-break space around it", '\u00a0' + VALID),
                        row("24 a scheme in front", "Bearer " + VALID),
                        row("24 quotes around it", '"' + VALID + '"'),
                        row("23 bits left over", PARTS[0] + "." + PARTS[1] + "." + leftOver()),
                        row("23 a lone character", PARTS[0] + "." + PARTS[1] + ".AAAAA")));
    }

    @TestFactory
    Stream<DynamicTest> sizes() {
        return Attack.tests(
                Stream.of(
                        new Attack("28 one above 16 KiB", "a".repeat(16 * 1024 + 1), TOO_LONG),
                        new Attack("28 a mebibyte", VALID + "A".repeat(1 << 20), TOO_LONG),
                        new Attack(
                                "28 a large header",
                                Tokens.withHeader(it -> it.put("x5t", "A".repeat(8192))),
                                HEADER_UNREADABLE)));
    }

    @TestFactory
    Stream<DynamicTest> texts_in_claims_that_are_no_strict_json() {
        return Attack.tests(
                Stream.of(
                        claims("25 a name twice", grown("\"aud\":\"x\"")),
                        claims("25 a name twice, once escaped", grown("\"\\u0061ud\":\"x\"")),
                        claims("25 a name twice, deeper", grown("\"x\":{\"a\":1,\"a\":1}")),
                        claims("29 nested too deep", grown("\"x\":" + nested(9))),
                        claims("29 nested far too deep", grown("\"x\":" + nested(5000))),
                        claims("29 a large number", grown("\"x\":1" + "0".repeat(18))),
                        claims("29 an enormous number", grown("\"x\":1" + "0".repeat(9000))),
                        claims("29 an exponent", grown("\"x\":1e100000")),
                        claims("29 a fraction", grown("\"x\":1.5")),
                        claims("29 a number with a leading zero", grown("\"x\":01")),
                        claims("29 not a number", grown("\"x\":NaN")),
                        claims("25 a comment", grown("/**/\"x\":1")),
                        claims("25 a comma too many", grown("\"x\":[1,]")),
                        claims("25 single quotes", grown("'x':1")),
                        claims("25 something behind", CLAIMS + "{}"),
                        claims("25 a blank behind", CLAIMS + " "),
                        claims("25 a blank in front", " " + CLAIMS),
                        claims("25 NUL behind", CLAIMS + "\0"),
                        claims("25 an array", "[" + CLAIMS + "]"),
                        claims("25 a text", "\"claims\""),
                        claims("25 null", "null"),
                        claims("25 cut off", CLAIMS.substring(0, CLAIMS.length() - 1)),
                        claims("25 a raw control character", grown("\"x\":\"\n\"")),
                        claims("25 a lone surrogate", grown("\"x\":\"\\ud83d\"")),
                        claims("25 surrogates the wrong way", grown("\"x\":\"\\ude00\\ud83d\"")),
                        claims("26 a name outside ASCII", grown("\"ſub\":\"x\"")),
                        claims("26 a name with a dotless i", grown("\"oıd\":\"x\"")),
                        claims("26 a name with a blank", grown("\"aud \":\"x\"")),
                        claims("26 an empty name", grown("\"\":\"x\"")),
                        claims("26 a name with NUL", grown("\"aud\\u0000\":\"x\""))));
    }

    @TestFactory
    Stream<DynamicTest> bytes_in_claims_that_are_no_strict_utf8() {
        return Attack.tests(
                Stream.of(
                        bytes("25 a byte order mark", ("\ufeff" + CLAIMS).getBytes(UTF_8)),
                        bytes("25 UTF-16", CLAIMS.getBytes(UTF_16BE)),
                        bytes("25 Latin 1", grown("\"x\":\"ä\"").getBytes(ISO_8859_1)),
                        bytes("25 a quote in two bytes", overlong(CLAIMS.getBytes(UTF_8))),
                        bytes(
                                "25 surrogates in three bytes each",
                                new String(
                                                new byte[] {
                                                    '{',
                                                    '"',
                                                    'x',
                                                    '"',
                                                    ':',
                                                    '"',
                                                    (byte) 0xed,
                                                    (byte) 0xa0,
                                                    (byte) 0xbd,
                                                    (byte) 0xed,
                                                    (byte) 0xb8,
                                                    (byte) 0x80,
                                                    '"',
                                                    '}'
                                                },
                                                ISO_8859_1)
                                        .getBytes(ISO_8859_1))));
    }

    @TestFactory
    Stream<DynamicTest> headers_that_are_no_strict_json() {
        return Attack.tests(
                Stream.of(
                                "{\"alg\":\"none\",\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"a\"}",
                                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"a\"}{}",
                                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"a\"",
                                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":1.5}",
                                "[]",
                                "RS256")
                        .map(
                                header ->
                                        new Attack(
                                                "25 " + header,
                                                Tokens.signed(
                                                        header, CLAIMS, Tokens.ENTRA.getPrivate()),
                                                HEADER_UNREADABLE)));
    }

    private static Attack row(String title, String jwt) {
        return new Attack(title, jwt, NOT_COMPACT);
    }

    private static Attack claims(String title, String claims) {
        return bytes(title, claims.getBytes(UTF_8));
    }

    /** Rightly signed, so that nothing but the reader stands against it. */
    private static Attack bytes(String title, byte[] claims) {
        byte[] header = Json.write(Tokens.header()).getBytes(UTF_8);
        return new Attack(
                title, Tokens.signed(header, claims, Tokens.ENTRA.getPrivate()), CLAIMS_UNREADABLE);
    }

    private static String grown(String member) {
        return CLAIMS.substring(0, CLAIMS.length() - 1) + "," + member + "}";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String replaced(char c) {
        return VALID.substring(0, 200) + c + VALID.substring(201);
    }

    /** The last of 342 characters stands for two bits and four that must be zero. */
    private static String leftOver() {
        List<String> last = Arrays.asList("B", "R", "h", "x");
        String zero = "AQgw";
        int index = zero.indexOf(PARTS[2].charAt(PARTS[2].length() - 1));
        return PARTS[2].substring(0, PARTS[2].length() - 1) + last.get(index);
    }

    private static byte[] overlong(byte[] text) {
        byte[] longer = new byte[text.length + 1];
        longer[0] = '{';
        longer[1] = (byte) 0xc0;
        longer[2] = (byte) 0xa2;
        System.arraycopy(text, 2, longer, 3, text.length - 2);
        return longer;
    }
}
