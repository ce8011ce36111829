package io.azurecredentials.login.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tokens as Entra makes them, to be changed by whoever attacks. */
public final class Tokens {
    public static final String TENANT = "11111111-2222-3333-4444-555555555555";
    public static final String OTHER_TENANT = "99999999-2222-3333-4444-555555555555";
    public static final String OBJECT = "aaaaaaaa-0000-4000-8000-00000000000a";
    public static final String CLIENT = "cccccccc-0000-4000-8000-00000000000c";
    public static final String SUBSCRIPTION = "eeeeeeee-0000-4000-8000-00000000000e";
    public static final String AUDIENCE = "https://management.azure.com/";
    public static final String ISSUER_V1 = "https://sts.windows.net/" + TENANT + "/";
    public static final String ISSUER_V2 = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    public static final String KEY_ID = "Mc7l3Iz93g7uwgNeEmmw_WYGPko";
    public static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    public static final KeyPair ENTRA = rsa(2048);
    public static final KeyPair STRANGER = rsa(2048);
    public static final String MACHINE =
            "/subscriptions/%s/resourcegroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-app"
                    .formatted(SUBSCRIPTION);

    private Tokens() {}

    /** A config that takes both versions, and no users. */
    public static Expected expected() {
        return new Expected(
                TENANT,
                ISSUER_V1,
                ISSUER_V2,
                Set.of(TokenVersion.values()),
                Set.of(AUDIENCE),
                false,
                Optional.empty());
    }

    public static ObjectNode header() {
        ObjectNode header = Json.object();
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        header.put("x5t", KEY_ID);
        header.put("kid", KEY_ID);
        return header;
    }

    /** What a virtual machine's own identity gets for Azure Resource Manager. */
    public static ObjectNode claims() {
        ObjectNode claims = common(ISSUER_V1, "1.0");
        claims.put("appid", CLIENT);
        claims.put("appidacr", "2");
        claims.put("idp", ISSUER_V1);
        claims.put("xms_mirid", MACHINE);
        claims.put("xms_tcdt", "1600000000");
        return claims;
    }

    /** What a service principal gets for an application that asks for v2 tokens. */
    public static ObjectNode claimsV2() {
        ObjectNode claims = common(ISSUER_V2, "2.0");
        claims.put("azp", CLIENT);
        claims.put("azpacr", "2");
        return claims;
    }

    /** What a user's client gets. */
    public static ObjectNode claimsOfUser() {
        ObjectNode claims = claims();
        claims.remove("xms_mirid");
        claims.put("idtyp", "user");
        claims.put("scp", "user_impersonation");
        claims.put("sub", "ZY9TaaZ0vGMl6gT9FAZBwhbOd5GrDcFgWSY3LnPXQ2c");
        claims.put("upn", "ada@contoso.example");
        return claims;
    }

    private static ObjectNode common(String issuer, String version) {
        ObjectNode claims = Json.object();
        claims.put("aud", AUDIENCE);
        claims.put("iss", issuer);
        claims.put("iat", NOW.getEpochSecond() - 600);
        claims.put("nbf", NOW.getEpochSecond() - 600);
        claims.put("exp", NOW.getEpochSecond() + 85_800);
        claims.put("aio", "E2ZgYFBQa9vO3Rt8Xq");
        claims.put("idtyp", "app");
        claims.put("oid", OBJECT);
        claims.put("rh", "0.AUYAq1s");
        claims.put("sub", OBJECT);
        claims.put("tid", TENANT);
        claims.put("uti", "x4rPcZ-4UUyMZQdq_lQXAA");
        claims.put("ver", version);
        return claims;
    }

    public static String valid() {
        return signed(header(), claims());
    }

    /** Signed by Entra; the change is to the header. */
    public static String withHeader(Consumer<ObjectNode> change) {
        ObjectNode header = header();
        change.accept(header);
        return signed(header, claims());
    }

    /** Signed by Entra; the change is to the claims of a v1 token. */
    public static String with(Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);
        return signed(header(), claims);
    }

    public static String signed(ObjectNode header, ObjectNode claims) {
        return signed(Json.write(header), Json.write(claims), ENTRA.getPrivate());
    }

    public static String signed(String header, String claims, PrivateKey key) {
        return signed(header.getBytes(UTF_8), claims.getBytes(UTF_8), key);
    }

    public static String signed(byte[] header, byte[] claims, PrivateKey key) {
        String input = segment(header) + "." + segment(claims);
        return input + "." + segment(signature("SHA256withRSA", key, input));
    }

    public static byte[] signature(String algorithm, PrivateKey key, String input) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String segment(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String segment(String text) {
        return segment(text.getBytes(UTF_8));
    }

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
