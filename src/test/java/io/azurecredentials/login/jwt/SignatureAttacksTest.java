package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Refusal.SIGNATURE;
import static io.azurecredentials.login.jwt.Refusal.SIGNATURE_LENGTH;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.http.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Signatures that are not RSASSA-PKCS1-v1_5 with SHA-256 by Entra's key. */
class SignatureAttacksTest {
    private static final int SIZE = 256;
    private static final RSAPublicKey KEY = (RSAPublicKey) Tokens.ENTRA.getPublic();
    private static final BigInteger MODULUS = KEY.getModulus();
    private static final String INPUT =
            Tokens.segment(Json.write(Tokens.header()))
                    + "."
                    + Tokens.segment(Json.write(Tokens.claims()));
    private static final byte[] RIGHT =
            Tokens.signature("SHA256withRSA", Tokens.ENTRA.getPrivate(), INPUT);

    @TestFactory
    Stream<DynamicTest> numbers() {
        BigInteger right = new BigInteger(1, RIGHT);
        return Attack.tests(
                Stream.of(
                        row("30 zero", new byte[SIZE]),
                        row("30 one", padded(BigInteger.ONE)),
                        row("30 n - 1", padded(MODULUS.subtract(BigInteger.ONE))),
                        row("30 n", padded(MODULUS)),
                        row("30 n + 1", padded(MODULUS.add(BigInteger.ONE))),
                        row("30 n - signature", padded(MODULUS.subtract(right))),
                        row("30 a zero in front", prefixed(0, RIGHT)),
                        row("30 a zero behind", Arrays.copyOf(RIGHT, SIZE + 1)),
                        row("30 twice", concat(RIGHT, RIGHT)),
                        row("30 n + signature", MODULUS.add(right).toByteArray()),
                        row("8 at random", padded(new BigInteger("7").pow(600))),
                        shape("30 one byte less", Arrays.copyOf(RIGHT, SIZE - 1)),
                        shape("1 one byte", new byte[1]),
                        shape("30 larger than any key", new byte[1025])));
    }

    @TestFactory
    Stream<DynamicTest> paddings() {
        byte[] info = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
        byte[] hash = sha256();
        return Attack.tests(
                Stream.of(
                        row("30 zeros for padding", power(block(0, concat(info, hash)))),
                        row("30 block type 2", power(typed(2, block(0xff, concat(info, hash))))),
                        row("30 no digest info", power(block(0xff, hash))),
                        row("30 garbage behind", power(garbageBehind(concat(info, hash)))),
                        row(
                                "30 another hash",
                                power(block(0xff, concat(info, new byte[hash.length]))))));
    }

    @TestFactory
    Stream<DynamicTest> algorithms_and_keys() {
        return Attack.tests(
                Stream.of(
                        row("2 HMAC with the key as DER", hmac(KEY.getEncoded())),
                        row("2 HMAC with the key as PEM", hmac(pem())),
                        row("2 HMAC with the modulus", hmac(MODULUS.toByteArray())),
                        row("3 RS384", signed("SHA384withRSA")),
                        row("3 RS512", signed("SHA512withRSA")),
                        row("3 RS1", signed("SHA1withRSA")),
                        row("30 PS256", pss()),
                        row(
                                "8 somebody else's key",
                                Tokens.signature(
                                        "SHA256withRSA", Tokens.STRANGER.getPrivate(), INPUT)),
                        row(
                                "21 the signature of another token",
                                Base64.getUrlDecoder()
                                        .decode(
                                                Tokens.with(it -> it.put("uti", "other"))
                                                        .split("\\.", -1)[2]))));
    }

    private static Attack row(String title, byte[] signature) {
        byte[] wide = signature.length < SIZE ? padded(new BigInteger(1, signature)) : signature;
        return new Attack(title, INPUT + "." + Tokens.segment(wide), SIGNATURE);
    }

    private static Attack shape(String title, byte[] signature) {
        return new Attack(title, INPUT + "." + Tokens.segment(signature), SIGNATURE_LENGTH);
    }

    private static byte[] signed(String algorithm) {
        return Tokens.signature(algorithm, Tokens.ENTRA.getPrivate(), INPUT);
    }

    private static byte[] pss() {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(Tokens.ENTRA.getPrivate());
            signature.update(INPUT.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(INPUT.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEY.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(UTF_8);
    }

    private static byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(INPUT.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code 00 01 padding 00 content}, as wide as the modulus. */
    private static byte[] block(int padding, byte[] content) {
        byte[] block = new byte[SIZE];
        Arrays.fill(block, 2, SIZE - content.length - 1, (byte) padding);
        block[1] = 1;
        System.arraycopy(content, 0, block, SIZE - content.length, content.length);
        return block;
    }

    /** As Bleichenbacher forged signatures of keys with the exponent 3. */
    private static byte[] garbageBehind(byte[] content) {
        byte[] block = new byte[SIZE];
        Arrays.fill(block, 2, 10, (byte) 0xff);
        block[1] = 1;
        System.arraycopy(content, 0, block, 11, content.length);
        return block;
    }

    private static byte[] typed(int type, byte[] block) {
        block[1] = (byte) type;
        return block;
    }

    /** What Entra would make of a block: the strongest forger there can be. */
    private static byte[] power(byte[] block) {
        return padded(
                new BigInteger(1, block)
                        .modPow(
                                ((RSAPrivateKey) Tokens.ENTRA.getPrivate()).getPrivateExponent(),
                                MODULUS));
    }

    private static byte[] padded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] wide = new byte[SIZE];
        for (int i = 0; i < Math.min(SIZE, bytes.length); i++) {
            wide[SIZE - 1 - i] = bytes[bytes.length - 1 - i];
        }
        return wide;
    }

    private static byte[] prefixed(int first, byte[] bytes) {
        return concat(new byte[] {(byte) first}, bytes);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
