package io.azurecredentials.rbac;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Asks the API server by TokenReview, with an audience of our own: the token that every pod has is
 * not enough. A token that the API server no longer takes is taken here for five seconds more.
 * Thread-safe.
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

    private final KubernetesClient client;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Recent<Shown, Caller> recent;

    /** A token that is known by its digest, so that looking it up tells nothing of others. */
    private static final class Shown {
        private final Sensitive token;
        private final String digest;

        Shown(Sensitive token) {
            this.token = token;
            this.digest = digest(token.reveal());
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

    /** Nothing is asked yet. */
    public TokenReviews(KubernetesClient client) {
        this.client = client;
        this.recent = new Recent<>(this::ask, System::nanoTime, AGE, REMEMBERED);
    }

    @Override
    public Answer<Optional<Caller>> find(Sensitive token) {
        return Addressee.isUs(token.reveal())
                ? recent.get(new Shown(token))
                : Answer.given(Optional.empty());
    }

    private Answer<Optional<Caller>> ask(Shown shown) {
        if (!room.tryAcquire()) {
            return Answer.refused(
                    Problem.retryable(
                            Reason.KUBERNETES_UNAVAILABLE,
                            "Too many tokens are being reviewed; try again."));
        }
        try {
            return Mishap.guard(() -> Answer.given(caller(review(shown.token))));
        } finally {
            room.release();
        }
    }

    private TokenReview review(Sensitive token) {
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

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
