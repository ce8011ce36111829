package io.azurecredentials.rbac;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a token of Kubernetes says of itself, which is true once the API server has taken it.
 *
 * @param digest SHA-256; nobody can make the token from it
 * @param end after which the API server takes it no more (RFC 7519 section 4.1.4)
 */
public record BearerToken(String digest, Instant end) {
    /** Years from now, and far from where instants end. */
    private static final long LATEST = 100_000_000_000L;

    /** Empty if it never ends. */
    public static Optional<BearerToken> of(Sensitive token) {
        OptionalLong end =
                Addressee.read(token.reveal())
                        .map((Json.Members it) -> it.whole("exp"))
                        .orElseGet(OptionalLong::empty);
        return end.isPresent() && end.getAsLong() > 0 && end.getAsLong() < LATEST
                ? Optional.of(
                        new BearerToken(
                                digest(token.reveal()), Instant.ofEpochSecond(end.getAsLong())))
                : Optional.empty();
    }

    /** Of any token. */
    static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
