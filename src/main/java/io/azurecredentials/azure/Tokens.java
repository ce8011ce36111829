package io.azurecredentials.azure;

import io.azurecredentials.azure.Metadata.Grant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The root credential's tokens, one for each service, kept until five minutes before their end as
 * Microsoft's own libraries do. However many ask at once, one request is made; and with a root
 * credential that is refused, one a minute.
 */
final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** How long nobody but a proof asks again after a refusal that time does not mend. */
    private static final Duration SPARED = Duration.ofMinutes(1);

    private final RootSignIn signIn;
    private final ConcurrentMap<Service, Grant> kept = new ConcurrentHashMap<>();
    private final ConcurrentMap<Service, Refusal> refusals = new ConcurrentHashMap<>();
    private final ConcurrentMap<Service, CompletableFuture<Answer<Grant>>> underWay =
            new ConcurrentHashMap<>();

    private record Refusal(Problem problem, Instant until) {}

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
        if (last != null && Instant.now().isBefore(last.bearer().ends().minus(MARGIN))) {
            return Answer.given(last);
        }
        Refusal refusal = refusals.get(audience);
        return refusal != null && Instant.now().isBefore(refusal.until())
                ? Answer.refused(refusal.problem())
                : once(audience);
    }

    private Answer<Grant> fetchGrant(Service audience) {
        Answer<Grant> answer = signIn.fetch(audience);
        switch (answer) {
            case Answer.Given<Grant>(Grant fresh) -> {
                kept.put(audience, fresh);
                refusals.remove(audience);
            }
            case Answer.Refused<Grant>(Problem.Retryable _) -> {}
            case Answer.Refused<Grant>(Problem problem) ->
                    refusals.put(audience, new Refusal(problem, Instant.now().plus(SPARED)));
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
