package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
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

    private final RootCredential root;
    private final Entra entra;
    private final Attempts attempts;
    private final Flow flow;
    private final ConcurrentMap<Service, Bearer> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<Service, CompletableFuture<Answer<Bearer>>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param flow of the requests for them
     */
    Tokens(RootCredential root, Entra entra, Attempts attempts, Flow flow) {
        this.root = root;
        this.entra = entra;
        this.attempts = attempts;
        this.flow = flow;
    }

    /** A token that should work, kept or new. */
    Answer<Bearer> bearer(Service audience) {
        Bearer last = kept.get(audience);
        return last != null && Instant.now().isBefore(last.ends().minus(MARGIN))
                ? Answer.given(last)
                : once(audience);
    }

    /** A token that was fetched just now; it is kept in place of the one before. */
    Answer<Bearer> fetch(Service audience) {
        Operation operation =
                Operation.token(
                        "token.root",
                        "give the root application %s of tenant %s a token for %s"
                                .formatted(root.clientID(), root.tenantID(), audience));
        return attempts.make(
                operation,
                flow,
                () -> {
                    Bearer fresh =
                            entra.fetch(
                                    root.tenantID(),
                                    root.clientID(),
                                    root.clientSecret(),
                                    audience);
                    kept.put(audience, fresh);
                    return fresh;
                },
                Attempts.Meaning.none());
    }

    /** Forgets a token that was refused, unless another has come in its place already. */
    void forget(Service audience, Bearer refused) {
        kept.remove(audience, refused);
    }

    private Answer<Bearer> once(Service audience) {
        CompletableFuture<Answer<Bearer>> mine = new CompletableFuture<>();
        CompletableFuture<Answer<Bearer>> other = underWay.putIfAbsent(audience, mine);
        if (other != null) {
            return other.join();
        }
        try {
            Answer<Bearer> answer = fetch(audience);
            mine.complete(answer);
            return answer;
        } finally {
            // Whatever happened, an Error included: nobody may wait for ever.
            mine.completeExceptionally(new IllegalStateException("no token was fetched"));
            underWay.remove(audience, mine);
        }
    }
}
