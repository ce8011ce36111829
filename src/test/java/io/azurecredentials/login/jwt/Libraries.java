package io.azurecredentials.login.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** What two libraries of others say of a token, each used as its manual shows. */
final class Libraries {
    private final RSAPublicKey key = (RSAPublicKey) Tokens.ENTRA.getPublic();
    private final DefaultJWTProcessor<SecurityContext> nimbus = new DefaultJWTProcessor<>();

    Libraries() {
        JWKSet keys = new JWKSet(new RSAKey.Builder(key).keyID(Tokens.KEY_ID).build());
        nimbus.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        nimbus.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        nimbus.setJWTClaimsSetVerifier(new AtThatTime());
    }

    boolean nimbusTakes(String jwt) {
        try {
            JWTClaimsSet claims = nimbus.process(jwt.strip(), null);
            return Set.of(Tokens.ISSUER_V1, Tokens.ISSUER_V2).contains(claims.getIssuer());
        } catch (BadJOSEException | ParseException | JOSEException refused) {
            return false;
        }
    }

    boolean jose4jTakes(String jwt) {
        try {
            new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                    .setVerificationKey(key)
                    .setExpectedIssuers(true, Tokens.ISSUER_V1, Tokens.ISSUER_V2)
                    .setExpectedAudience(Tokens.AUDIENCE)
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(300)
                    .setEvaluationTime(NumericDate.fromSeconds(Tokens.NOW.getEpochSecond()))
                    .build()
                    .process(jwt.strip());
            return true;
        } catch (InvalidJwtException refused) {
            return false;
        }
    }

    private static final class AtThatTime extends DefaultJWTClaimsVerifier<SecurityContext> {
        AtThatTime() {
            super(Tokens.AUDIENCE, null, Set.of("iss", "sub", "oid", "tid", "exp", "iat", "nbf"));
            setMaxClockSkew(300);
        }

        @Override
        protected @Nullable Date currentTime() {
            Instant now = Tokens.NOW;
            return Date.from(now);
        }
    }
}
