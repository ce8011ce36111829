package io.azurecredentials.identity;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.identity.token.ClusterToken;
import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.identity.token.SigningKey;
import io.azurecredentials.identity.token.SigningKeys;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes tokens for clusters. A token says who logged in and nothing else, so it takes no more than
 * a login token that is good; it ends when that would, at the latest.
 *
 * @param publication of the issuer; empty if nobody has said where it is
 * @param keys as they are now
 * @param audiences whom the tokens of a role are for; empty if for nobody
 * @param ends when a token ends unless it or a parent is renewed; empty if it has
 * @param clock this replica's
 */
public record Mint(
        Optional<Publication> publication,
        Supplier<SigningKeys> keys,
        Function<RoleID, Answer<Optional<String>>> audiences,
        Function<KnownToken, Answer<Optional<Instant>>> ends,
        InstantSource clock) {

    /** One for whoever holds that token. */
    public Answer<Minted> mint(ValidToken token) {
        return publication.isEmpty()
                ? refused(Minted.Why.NO_ISSUER)
                : audiences
                        .apply(token.grant().role())
                        .then(
                                it ->
                                        it.map(audience -> mint(token, audience))
                                                .orElseGet(() -> refused(Minted.Why.NO_AUDIENCE)));
    }

    private Answer<Minted> mint(ValidToken token, String audience) {
        return ends.apply(token)
                .then(
                        it ->
                                it.map(end -> mint(token, audience, end))
                                        .orElseGet(() -> refused(Minted.Why.ENDED)));
    }

    private Answer<Minted> mint(ValidToken token, String audience, Instant end) {
        Instant now = clock.instant();
        Optional<SigningKey> key = keys.get().signing(now);
        if (key.isEmpty()) {
            return Answer.refused(
                    Problem.retryable(
                            Reason.KUBERNETES_UNAVAILABLE,
                            "Not every replica can show the key yet; this is tried again."));
        }
        ClusterToken made =
                ClusterToken.of(
                        publication.orElseThrow().issuer(),
                        audience,
                        token.grant(),
                        end,
                        now,
                        UUID.randomUUID().toString());
        return made.ttl().isPositive()
                ? Answer.given(
                        new Minted.Made(Sensitive.of(made.signed(key.get())), audience, made.ttl()))
                : refused(Minted.Why.ENDED);
    }

    private static Answer<Minted> refused(Minted.Why why) {
        return Answer.given(new Minted.Refused(why));
    }
}
