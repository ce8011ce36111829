package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An AuthenticationConfiguration: the issuers whose tokens an API server believes. Of what one can
 * say there, expressions are known for users only; whatever else is not known here is refused.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#using-authentication-configuration">Using
 *     Authentication Configuration</a>
 */
public record StructuredAuthentication(String apiVersion, String kind, List<Jwt> jwt) {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    /** One issuer. */
    record Jwt(
            Issuer issuer,
            @Nullable List<ClaimRule> claimValidationRules,
            Mappings claimMappings,
            @Nullable List<UserRule> userValidationRules) {}

    /** Where it is, and for whom its tokens have to be. */
    record Issuer(
            String url,
            @Nullable String discoveryURL,
            @Nullable String certificateAuthority,
            List<String> audiences,
            @Nullable String audienceMatchPolicy) {}

    /** A claim that has to be there. */
    record ClaimRule(String claim, @Nullable String requiredValue) {}

    /** Which claims make the user. */
    record Mappings(Prefixed username, @Nullable Prefixed groups, @Nullable Plain uid) {}

    /** A claim, and what is put before it. */
    record Prefixed(String claim, String prefix) {}

    /** A claim as it is. */
    record Plain(String claim) {}

    /** What a user has to be like, in CEL. */
    record UserRule(String expression, @Nullable String message) {}

    /**
     * Who believes its issuers.
     *
     * @throws IllegalArgumentException if kube-apiserver 1.32 would not start with it
     */
    public static List<IssuerTokens> read(Path file) {
        try {
            StructuredAuthentication all =
                    YAML.readValue(file.toFile(), StructuredAuthentication.class);
            require(
                    all.apiVersion().equals("apiserver.config.k8s.io/v1beta1")
                            && all.kind().equals("AuthenticationConfiguration"),
                    "no AuthenticationConfiguration of v1beta1");
            return all.jwt().stream().map(StructuredAuthentication::checked).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IssuerTokens checked(Jwt jwt) {
        Issuer issuer = jwt.issuer();
        require(issuer.url().startsWith("https://"), "issuer.url: URL scheme must be https");
        require(!issuer.url().equals(AccountTokens.ISSUER), "issuer.url is the API server's own");
        String discovery = Objects.requireNonNullElse(issuer.discoveryURL(), "");
        require(!issuer.url().equals(discovery), "discoveryURL must be different from URL");
        require(!issuer.audiences().isEmpty(), "issuer.audiences: Required value");
        require(
                issuer.audiences().size() == 1 || "MatchAny".equals(issuer.audienceMatchPolicy()),
                "audienceMatchPolicy must be MatchAny for multiple audiences");
        require(jwt.claimMappings().username().prefix() != null, "username.prefix is required");
        require(
                Optional.ofNullable(jwt.claimMappings().groups())
                        .map(it -> it.prefix() != null)
                        .orElse(true),
                "groups.prefix is required");
        return new IssuerTokens(jwt);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
