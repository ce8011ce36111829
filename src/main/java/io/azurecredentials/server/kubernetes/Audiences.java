package io.azurecredentials.server.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom bearers are vouched for to: the API server, and nobody who has it review a token that was
 * shown to him. An answer that names no audience is good for the API server alone, whatever it was
 * asked for; so that is what it gets where we do not know what it calls itself.
 *
 * @param ours what the API server calls itself; empty if that is not known
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/#TokenReviewStatus">
 *     TokenReview: audiences</a>
 */
public record Audiences(Set<String> ours) {

    public Audiences {
        ours = Set.copyOf(ours);
    }

    /**
     * Those that an answer names.
     *
     * @param asked the audiences of a review; the API server's own if there are none
     * @return empty if the review is about nobody whom we vouch to
     */
    Optional<List<String>> named(List<String> asked) {
        if (asked.isEmpty() || ours.isEmpty()) {
            return Optional.of(List.of());
        }
        List<String> shared = asked.stream().filter(ours::contains).distinct().toList();
        return shared.isEmpty() ? Optional.empty() : Optional.of(shared);
    }
}
