package io.azurecredentials.identity.token;

import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.TokenRules.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tokens for clusters, signed by a key that was never used for anything else. */
public final class Signed {
    public static final String ISSUER = "https://vault.example:8200/v1/identity/oidc";
    public static final String AUDIENCE = "https://kubernetes.example";
    public static final SigningKey KEY = key(OurTokens.NOW.minus(Duration.ofDays(1)));
    public static final SigningKeys KEYS = new SigningKeys(List.of(KEY));

    private Signed() {}

    /** A new one. */
    public static SigningKey key(Instant since) {
        return SigningKey.of(pair(), since);
    }

    /** Of somebody who logged in. */
    public static Grant grant() {
        return OurTokens.service(OurTokens.rules(Kind.SERVICE)).grant();
    }

    /** Made at that time. */
    public static ClusterToken token(Instant now) {
        return ClusterToken.of(
                ISSUER, AUDIENCE, grant(), now.plus(Duration.ofHours(1)), now, "fake-id");
    }

    /** As its holder has it. */
    public static String text(Instant now) {
        return token(now).signed(KEY);
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
