package io.azurecredentials.login.jwt;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * The signature, and a second opinion on the claims, by jose4j. The key is given, never looked for;
 * the consumer is made for the call (a microsecond), because it holds both key and time.
 */
final class SignatureCheck {
    private static final AlgorithmConstraints RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);
    private static final AlgorithmConstraints NO_ENCRYPTION =
            new AlgorithmConstraints(ConstraintType.PERMIT);

    private SignatureCheck() {}

    /** Why the token is not taken. Texts of the library quote the token and go no further. */
    static Optional<Refusal> flaw(
            CompactForm form, Claims claims, String issuer, RSAPublicKey key, Instant now) {
        try {
            consumer(claims, issuer, key, now).process(form.text());
            return Optional.empty();
        } catch (InvalidJwtException refused) {
            return Optional.of(
                    refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                            ? Refusal.SIGNATURE
                            : Refusal.DISAGREEMENT);
        }
    }

    /** It knows one skew only, so the larger one; the smaller is {@link Times}' matter. */
    private static JwtConsumer consumer(
            Claims claims, String issuer, RSAPublicKey key, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(RS256)
                .setJweAlgorithmConstraints(NO_ENCRYPTION)
                .setJweContentEncryptionAlgorithmConstraints(NO_ENCRYPTION)
                .setExpectedType(true, "JWT")
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, claims.audience())
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireNotBefore()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setAllowedClockSkewInSeconds((int) Times.SKEW_BEFORE.toSeconds())
                .setMaxFutureValidityInMinutes((int) Times.LONGEST.toMinutes())
                .build();
    }
}
