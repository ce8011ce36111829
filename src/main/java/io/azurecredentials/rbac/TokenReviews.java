package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.peer.PeerAddress;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks the API server by TokenReview, with an audience of our own: the token that every pod has is
 * not enough. A token that the API server no longer takes is taken here for five seconds more. What
 * strangers make up costs those who show it: each of them has a few of the places there are, and
 * takes none of what is remembered of others. Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/">
 *     TokenReview</a>
 */
public final class TokenReviews implements Bearers {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 4_096;

    /** Anybody can make up tokens that look like one. */
    private static final int AT_ONCE = 32;

    /** The same of one peer, so that there are some for others. */
    private static final int OF_PEER = 4;

    /** So that who shows the same again is not asked about again. */
    private static final int NOBODYS = 256;

    private final Addressee addressee;
    private final Function<Sensitive, Answer<Optional<Caller>>> review;
    private final Places places = new Places(AT_ONCE, OF_PEER);
    private final Recent<Shown, Caller> recent;
    private final Nobodys nobodys;

    /** A token that is known by its digest, so that looking it up tells nothing of others. */
    private static final class Shown {
        private final PeerAddress peer;
        private final Sensitive token;
        private final String digest;

        Shown(PeerAddress peer, Sensitive token) {
            this.peer = peer;
            this.token = token;
            this.digest = BearerToken.digest(token.reveal());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shown it && digest.equals(it.digest);
        }

        @Override
        public int hashCode() {
            return digest.hashCode();
        }
    }

    /**
     * Nothing is asked yet.
     *
     * @param issuer that stands in the tokens which we sign ourselves; empty if there are none
     */
    public TokenReviews(KubernetesClient client, Optional<String> issuer) {
        this(
                new Addressee(issuer),
                token -> Mishap.guard(() -> Answer.given(caller(review(client, token)))),
                System::nanoTime);
    }

    /**
     * @param review asks the API server
     * @param nanos a clock that never goes back
     */
    TokenReviews(
            Addressee addressee,
            Function<Sensitive, Answer<Optional<Caller>>> review,
            LongSupplier nanos) {
        this.addressee = addressee;
        this.review = review;
        this.recent = new Recent<>(this::ask, nanos, AGE, REMEMBERED);
        this.nobodys = new Nobodys(nanos, AGE, NOBODYS);
    }

    @Override
    public Answer<Optional<Caller>> find(InetAddress peer, Sensitive token) {
        if (!addressee.isUs(token.reveal())) {
            return Answer.given(Optional.empty());
        }
        Shown shown = new Shown(PeerAddress.of(peer), token);
        if (nobodys.has(shown.digest)) {
            return Answer.given(Optional.empty());
        }
        Answer<Optional<Caller>> answer = recent.get(shown);
        if (answer instanceof Answer.Given<Optional<Caller>>(Optional<Caller> caller)
                && caller.isEmpty()) {
            nobodys.add(shown.digest);
            recent.forget(shown);
        }
        return answer;
    }

    private Answer<Optional<Caller>> ask(Shown shown) {
        if (!places.take(shown.peer)) {
            return Answer.refused(
                    Problem.retryable(
                            Reason.KUBERNETES_UNAVAILABLE,
                            "Too many tokens are being reviewed; try again."));
        }
        try {
            return review.apply(shown.token);
        } finally {
            places.leave(shown.peer);
        }
    }

    private static TokenReview review(KubernetesClient client, Sensitive token) {
        return client.tokenReviews()
                .create(
                        new TokenReviewBuilder()
                                .withNewSpec()
                                .withToken(token.reveal())
                                .withAudiences(Addressee.AUDIENCE)
                                .endSpec()
                                .build());
    }

    /** An API server that knows no audiences says none. */
    private static Optional<Caller> caller(TokenReview review) {
        return Optional.ofNullable(review.getStatus())
                .filter(it -> Boolean.TRUE.equals(it.getAuthenticated()))
                .filter(it -> audiences(it).contains(Addressee.AUDIENCE))
                .map(TokenReviewStatus::getUser)
                .filter(it -> it.getUsername() != null && !it.getUsername().isEmpty())
                .map(TokenReviews::caller);
    }

    private static Caller caller(UserInfo user) {
        return new Caller(
                user.getUsername(),
                Optional.ofNullable(user.getUid()).orElse(""),
                Optional.ofNullable(user.getGroups()).orElse(List.of()),
                Optional.ofNullable(user.getExtra()).orElse(Map.of()));
    }

    private static List<String> audiences(TokenReviewStatus status) {
        return Optional.ofNullable(status.getAudiences()).orElse(List.of());
    }
}
