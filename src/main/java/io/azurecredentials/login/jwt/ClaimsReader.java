package io.azurecredentials.login.jwt;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.azurecredentials.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Claims of a text that nobody has verified yet, held against what is expected. */
final class ClaimsReader {
    /** Those that are read; none may have a double that another reader could take for it. */
    private static final Set<String> READ =
            Set.of(
                    "iss",
                    "aud",
                    "tid",
                    "ver",
                    "iat",
                    "nbf",
                    "exp",
                    "oid",
                    "sub",
                    "appid",
                    "azp",
                    "idtyp",
                    "scp",
                    "idp",
                    "groups",
                    "hasgroups",
                    "_claim_names",
                    "xms_az_rid",
                    "xms_mirid",
                    "cnf");

    private final Json.Members claims;
    private final Expected expected;
    private final Optional<TokenVersion> version;

    ClaimsReader(Json.Members claims, Expected expected) {
        this.claims = claims;
        this.expected = expected;
        this.version = claims.text("ver").flatMap(TokenVersion::named);
    }

    /** Why the token is not taken, whoever signed it; the first of several reasons. */
    Optional<Refusal> flaw(Instant now) {
        return ambiguousName()
                .or(this::wrongIssuer)
                .or(() -> unless(names("tid", expected.tenantID()), Refusal.TENANT))
                .or(
                        () ->
                                unless(
                                        claims.text("aud")
                                                .filter(expected.audiences()::contains)
                                                .isPresent(),
                                        Refusal.AUDIENCE))
                .or(() -> wrongTimes(now))
                .or(() -> new PrincipalReader(claims, expected, version.orElseThrow()).flaw())
                .or(() -> unless(!claims.has("cnf"), Refusal.SENDER_CONSTRAINED))
                .or(this::wrongResource);
    }

    /**
     * What the token says.
     *
     * @throws java.util.NoSuchElementException if it has a {@link #flaw}
     */
    Claims claims() {
        Times times = Times.of(claims).orElseThrow();
        return new Claims(
                expected.tenantID(),
                new PrincipalReader(claims, expected, version()).principal(),
                version(),
                claims.text("aud").orElseThrow(),
                times.expires(),
                resource("xms_az_rid"),
                resource("xms_mirid"),
                groups());
    }

    /** Of which form it is. */
    TokenVersion version() {
        return version.orElseThrow();
    }

    private Optional<Refusal> ambiguousName() {
        return unless(
                claims.values().keySet().stream()
                        .noneMatch(it -> !READ.contains(it) && READ.contains(Ascii.lower(it))),
                Refusal.CLAIM_NAME);
    }

    /** Each version has an issuer of its own, so that the two claims must name the same one. */
    private Optional<Refusal> wrongIssuer() {
        return unless(expected.issuers().stream().anyMatch(it -> names("iss", it)), Refusal.ISSUER)
                .or(
                        () ->
                                unless(
                                        version.filter(expected.versions()::contains)
                                                .filter(it -> names("iss", expected.issuer(it)))
                                                .isPresent(),
                                        Refusal.VERSION));
    }

    private Optional<Refusal> wrongTimes(Instant now) {
        return Times.of(claims)
                .map(it -> it.flaw(now, expected.maxTokenAge()))
                .orElse(Optional.of(Refusal.TIMES));
    }

    private Optional<Refusal> wrongResource() {
        return unless(
                Stream.of("xms_az_rid", "xms_mirid")
                        .allMatch(it -> !claims.has(it) || claims.text(it).isPresent()),
                Refusal.RESOURCE_CLAIM);
    }

    private ClaimedResource resource(String claim) {
        return claims.text(claim)
                .map(
                        text ->
                                ResourceID.of(text)
                                        .<ClaimedResource>map(ClaimedResource.Named::new)
                                        .orElseGet(ClaimedResource.Unreadable::new))
                .orElseGet(ClaimedResource.Unsaid::new);
    }

    private Groups groups() {
        if (claims.has("_claim_names") || claims.has("hasgroups")) {
            return new Groups.TooMany();
        }
        if (!claims.has("groups")) {
            return new Groups.Unsaid();
        }
        return claims.values().get("groups") instanceof Json.Elements(var elements)
                ? new Groups.Listed(
                        elements.stream()
                                .filter(Json.Text.class::isInstance)
                                .map(Json.Text.class::cast)
                                .flatMap(it -> Guid.of(it.value()).stream())
                                .collect(toUnmodifiableSet()))
                : new Groups.TooMany();
    }

    private boolean names(String claim, String value) {
        return claims.text(claim).filter(value::equals).isPresent();
    }

    private static Optional<Refusal> unless(boolean good, Refusal refusal) {
        return good ? Optional.empty() : Optional.of(refusal);
    }
}
