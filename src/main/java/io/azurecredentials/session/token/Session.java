package io.azurecredentials.session.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a service token: everything that grants something, and never the token.
 *
 * @param id that its token names
 * @param keyID of the key that sealed its token, and seals it
 * @param digest of the token; only whoever holds the token can make it
 * @param parent whose child it is, and dies with
 * @param grant what its token is good for now
 * @param lifetime the limits that were in force when it was issued
 * @param creationTTL how long it was to live when it was issued
 * @param renewable whether it can be renewed at all
 * @param renewedAt when it last was
 * @param usesLeft how often its token can still be used; any number of times if empty
 */
public record Session(
        SessionID id,
        String keyID,
        String digest,
        Optional<SessionID> parent,
        Grant grant,
        Lifetime lifetime,
        Duration creationTTL,
        boolean renewable,
        Optional<Instant> renewedAt,
        Optional<Integer> usesLeft) {

    /** The session of a token that was just made. */
    public static Session begun(
            ServiceToken token, Grant grant, Lifetime lifetime, TokenRules rules) {
        return new Session(
                token.session(),
                token.key().id(),
                token.digest(),
                Optional.empty(),
                grant,
                lifetime,
                Duration.between(grant.issuedAt(), grant.expiresAt()),
                true,
                Optional.empty(),
                rules.numUses());
    }

    /** Whether this is its token. */
    public boolean isOf(ServiceToken token) {
        return token.session().equals(id)
                && token.key().id().equals(keyID)
                && MessageDigest.isEqual(token.digest().getBytes(UTF_8), digest.getBytes(UTF_8));
    }

    /** It lives until then, as of now. */
    public Session renewed(Instant end, Instant now) {
        return new Session(
                id,
                keyID,
                digest,
                parent,
                grant.until(end),
                lifetime,
                creationTTL,
                renewable,
                Optional.of(now),
                usesLeft);
    }

    /** It was used once more. */
    public Session used() {
        return new Session(
                id,
                keyID,
                digest,
                parent,
                grant,
                lifetime,
                creationTTL,
                renewable,
                renewedAt,
                usesLeft.map(it -> it - 1));
    }

    /**
     * The seal over all of it: a record that was edited, copied to another name or namespace, or
     * written by somebody else has none that fits.
     */
    public String seal(TokenKey key) {
        List<String> all = new ArrayList<>(GrantFields.write(grant));
        all.add(Integer.toString(all.size()));
        all.add(id.name());
        all.add(keyID);
        all.add(digest);
        all.add(parent.map(SessionID::name).orElse(""));
        all.add(lifetime.issuedAt().toString());
        all.add(lifetime.latest().map(Instant::toString).orElse(""));
        all.add(creationTTL.toString());
        all.add(Boolean.toString(renewable));
        all.add(renewedAt.map(Instant::toString).orElse(""));
        all.add(usesLeft.map(it -> Integer.toString(it)).orElse(""));
        return HexFormat.of().formatHex(key.sealTexts(Purpose.SESSION, all));
    }
}
