package io.azurecredentials.cluster.token;

import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.token.StructuredAuthentication.ClaimRule;
import io.azurecredentials.cluster.token.StructuredAuthentication.Jwt;
import io.azurecredentials.cluster.token.StructuredAuthentication.Mappings;
import io.azurecredentials.cluster.token.StructuredAuthentication.Prefixed;
import io.azurecredentials.cluster.token.StructuredAuthentication.UserRule;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Believes the tokens of one issuer of an AuthenticationConfiguration. */
public final class IssuerTokens implements TokenAuthenticator {
    private static final System.Logger LOG = System.getLogger(IssuerTokens.class.getName());

    /** All that an API server takes from a configured issuer. */
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    "RS256",
                    "RS384",
                    "RS512",
                    "ES256",
                    "ES384",
                    "ES512",
                    "PS256",
                    "PS384",
                    "PS512");

    private final Jwt jwt;
    private final IssuerKeys keys;
    private final List<UserExpression> expressions;

    IssuerTokens(Jwt jwt) {
        this.jwt = jwt;
        this.keys = new IssuerKeys(jwt.issuer());
        this.expressions =
                orEmpty(jwt.userValidationRules()).stream()
                        .map(UserRule::expression)
                        .map(UserExpression::compile)
                        .toList();
    }

    /** A token that is believed is for the API server, whatever its audience is called. */
    @Override
    public Optional<Holder> holder(String token, List<String> audiences) {
        try {
            if (!isIssuers(token)) {
                return Optional.empty();
            }
            JwtClaims claims = verified(token);
            User user = user(claims);
            boolean valid =
                    orEmpty(jwt.claimValidationRules()).stream().allMatch(it -> holds(it, claims))
                            && expressions.stream().allMatch(it -> it.holdsFor(user));
            return valid ? Optional.of(new Holder(user, audiences)) : Optional.empty();
        } catch (InvalidJwtException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "a token of " + jwt.issuer().url() + " is not believed", e);
            return Optional.empty();
        }
    }

    private boolean isIssuers(String token) {
        try {
            JwtClaims unverified =
                    new JwtConsumerBuilder()
                            .setSkipAllValidators()
                            .setDisableRequireSignature()
                            .setSkipSignatureVerification()
                            .build()
                            .processToClaims(token);
            return jwt.issuer().url().equals(unverified.getClaimValueAsString("iss"));
        } catch (InvalidJwtException _) {
            return false;
        }
    }

    private JwtClaims verified(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setExpectedIssuer(jwt.issuer().url())
                .setExpectedAudience(jwt.issuer().audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    private User user(JwtClaims claims) {
        Mappings mappings = jwt.claimMappings();
        String jti = claims.getClaimValueAsString("jti");
        Map<String, List<String>> extra =
                jti == null
                        ? Map.of()
                        : Map.of(
                                "authentication.kubernetes.io/credential-id",
                                List.of("JTI=" + jti));
        Prefixed groups = mappings.groups();
        return new User(
                mappings.username().prefix() + text(claims, mappings.username().claim()),
                mappings.uid() == null ? "" : text(claims, mappings.uid().claim()),
                groups == null ? List.of() : groups(claims, groups).toList(),
                extra);
    }

    /** One or several; a token without the claim is in none. */
    private static Stream<String> groups(JwtClaims claims, Prefixed mapping) {
        Stream<?> found =
                switch (claims.getClaimValue(mapping.claim())) {
                    case null -> Stream.empty();
                    case String one -> Stream.of(one);
                    case List<?> many -> many.stream();
                    default -> throw new IllegalArgumentException("groups are no texts");
                };
        return found.map(it -> mapping.prefix() + it);
    }

    private static boolean holds(ClaimRule rule, JwtClaims claims) {
        return Objects.equals(
                claims.getClaimValue(rule.claim()),
                Objects.requireNonNullElse(rule.requiredValue(), ""));
    }

    private static String text(JwtClaims claims, String claim) {
        return Optional.ofNullable(claims.getClaimValue(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(claim + " is no text"));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
