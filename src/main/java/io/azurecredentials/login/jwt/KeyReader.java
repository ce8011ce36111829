package io.azurecredentials.login.jwt;

import io.azurecredentials.json.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys are taken: RSA of 2048 to 8192 bits with the exponent 65537, for signatures with
 * RS256, without private parts, not of a broken generator.
 *
 * <p>Keys of the public cloud are shared by tenants, and one that is for tokens of some issuers
 * only says so in {@code issuer}, which is Microsoft's own addition; keys for v1 tokens have none,
 * or that of v2.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-4">RFC 7517, 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-6.3">RFC 7518, 6.3</a>
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer">
 *     Validate the issuer</a>
 */
final class KeyReader {
    static final int SMALLEST = 2048;
    static final int LARGEST = 8192;

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    /** What only a key's owner has, or both sides of a shared one. */
    private static final Set<String> SECRETS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final String tenantID;
    private final List<String> issuers;

    KeyReader(String tenantID, List<String> issuers) {
        this.tenantID = tenantID;
        this.issuers = List.copyOf(issuers);
    }

    /** The key's id, if it has one that tokens may name. */
    Optional<String> keyID(Json.Members jwk) {
        return jwk.text("kid").filter(Header::isKeyID);
    }

    /** The key itself, if it is one to verify the tenant's tokens with. */
    Optional<RSAPublicKey> key(Json.Members jwk) {
        boolean fits =
                jwk.text("kty").equals(Optional.of("RSA"))
                        && absentOr(jwk, "use", "sig")
                        && absentOr(jwk, "alg", "RS256")
                        && verifies(jwk)
                        && jwk.values().keySet().stream().noneMatch(SECRETS::contains)
                        && isForTenant(jwk);
        return fits
                ? number(jwk, "n")
                        .filter(KeyReader::isSound)
                        .filter(_ -> number(jwk, "e").equals(Optional.of(EXPONENT)))
                        .map(KeyReader::key)
                : Optional.empty();
    }

    private static boolean absentOr(Json.Members jwk, String name, String value) {
        return !jwk.has(name) || jwk.text(name).equals(Optional.of(value));
    }

    private static boolean verifies(Json.Members jwk) {
        return !jwk.has("key_ops")
                || (jwk.values().get("key_ops") instanceof Json.Elements(var operations)
                        && operations.contains(new Json.Text("verify")));
    }

    private boolean isForTenant(Json.Members jwk) {
        return !jwk.has("issuer")
                || jwk.text("issuer")
                        .map(it -> it.replace("{tenantid}", tenantID))
                        .filter(issuers::contains)
                        .isPresent();
    }

    private static boolean isSound(BigInteger modulus) {
        return modulus.bitLength() >= SMALLEST
                && modulus.bitLength() <= LARGEST
                && modulus.testBit(0)
                && !Roca.isSuspected(modulus);
    }

    private static Optional<BigInteger> number(Json.Members jwk, String name) {
        return jwk.text(name).flatMap(Base64Url::decoded).map(it -> new BigInteger(1, it));
    }

    static RSAPublicKey key(BigInteger modulus) {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
