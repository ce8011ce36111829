package io.azurecredentials.azure;

import io.azurecredentials.azure.Metadata.Grant;
import io.azurecredentials.base.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The root credential's tokens, one for each service, kept until five minutes before their end as
 * Microsoft's own libraries do. However many ask at once, one request is made.
 */
final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final RootSignIn signIn;
    private final ConcurrentMap<Service, Grant> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<Service, CompletableFuture<Answer<Grant>>> underWay =
            new ConcurrentHashMap<>();

    Tokens(RootSignIn signIn) {
        this.signIn = signIn;
    }

    /** A token that should work, kept or new. */
    Answer<Bearer> bearer(Service audience) {
        return grant(audience).map(Grant::bearer);
    }

    /** The client id that the root credential signs in as; Azure says it with every token. */
    Answer<String> clientID() {
        return grant(Service.GRAPH).map(Grant::clientID);
    }

    /** A token that was fetched just now; it is kept in place of the one before. */
    Answer<Bearer> fetch(Service audience) {
        return fetchGrant(audience).map(Grant::bearer);
    }

    /** Forgets a token that was refused, unless another has come in its place already. */
    void forget(Service audience, Bearer refused) {
        kept.computeIfPresent(audience, (_, it) -> it.bearer().equals(refused) ? null : it);
    }

    private Answer<Grant> grant(Service audience) {
        Grant last = kept.get(audience);
        return last != null && Instant.now().isBefore(last.bearer().ends().minus(MARGIN))
                ? Answer.given(last)
                : once(audience);
    }

    private Answer<Grant> fetchGrant(Service audience) {
        Answer<Grant> answer = signIn.fetch(audience);
        if (answer instanceof Answer.Given<Grant>(Grant fresh)) {
            kept.put(audience, fresh);
        }
        return answer;
    }

    private Answer<Grant> once(Service audience) {
        CompletableFuture<Answer<Grant>> mine = new CompletableFuture<>();
        CompletableFuture<Answer<Grant>> other = underWay.putIfAbsent(audience, mine);
        if (other != null) {
            return other.join();
        }
        try {
            Answer<Grant> answer = fetchGrant(audience);
            mine.complete(answer);
            return answer;
        } finally {
            // Whatever happened, an Error included: nobody may wait for ever.
            mine.completeExceptionally(new IllegalStateException("no token was fetched"));
            underWay.remove(audience, mine);
        }
    }
}
