package io.azurecredentials.config;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has tokens of ServiceAccounts made, another one at half of a token's life.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/">TokenRequest</a>
 */
final class Mint {
    private final KubernetesClient client;
    private final String operator;
    private final Clock clock;

    /** The last token of each config. */
    private final Map<String, Known> last = new ConcurrentHashMap<>();

    private record Known(TokenOf whose, Minted token) {}

    /**
     * @param operator namespace of the operator
     */
    Mint(KubernetesClient client, String operator, Clock clock) {
        this.client = client;
        this.operator = operator;
        this.clock = clock;
    }

    /**
     * A token with at least half of its life before it.
     *
     * @param uid of the config that shows it
     * @param kept the one that is kept for that config
     */
    Answer<Minted> token(String uid, TokenOf whose, Optional<Minted> kept) {
        Instant now = clock.instant();
        Optional<Minted> known =
                Optional.ofNullable(last.get(uid))
                        .filter(it -> it.whose().equals(whose))
                        .map(Known::token)
                        .or(() -> kept)
                        .filter(it -> it.isFresh(now));
        return known.isPresent() ? Answer.given(known.get()) : made(uid, whose, now);
    }

    /** The config is gone. */
    void forget(String uid) {
        last.remove(uid);
    }

    private Answer<Minted> made(String uid, TokenOf whose, Instant now) {
        try {
            TokenRequest answer =
                    client.serviceAccounts()
                            .inNamespace(whose.namespace())
                            .withName(whose.name())
                            .tokenRequest(request(whose));
            Minted token =
                    new Minted(
                            Sensitive.of(answer.getStatus().getToken()),
                            now,
                            Instant.parse(answer.getStatus().getExpirationTimestamp()));
            last.put(uid, new Known(whose, token));
            return Answer.given(token);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_NOT_FOUND -> Answer.refused(whose.gone());
                case HttpURLConnection.HTTP_FORBIDDEN -> Answer.refused(whose.forbidden(operator));
                default -> throw e;
            };
        }
    }

    private static TokenRequest request(TokenOf whose) {
        return new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(whose.audience())
                .withExpirationSeconds(whose.ttl().toSeconds())
                .endSpec()
                .build();
    }
}
