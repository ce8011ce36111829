package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the API server by SubjectAccessReview. What was answered holds for {@value #SECONDS}
 * seconds: so long somebody keeps, or lacks, a right that was taken from him, or given.
 * Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/">
 *     SubjectAccessReview</a>
 */
public final class AccessReviews implements Rights {
    static final int SECONDS = 5;
    private static final int REMEMBERED = 10_000;

    private final KubernetesClient client;
    private final Recent<Asked, Boolean> recent;

    private record Asked(Caller caller, Right right) {}

    /** Nothing is asked yet. */
    public AccessReviews(KubernetesClient client) {
        this.client = client;
        this.recent =
                new Recent<>(this::ask, System::nanoTime, Duration.ofSeconds(SECONDS), REMEMBERED);
    }

    @Override
    public Answer<Boolean> has(Caller caller, Right right) {
        return recent.get(new Asked(caller, right)).map(it -> it.orElse(false));
    }

    private Answer<Optional<Boolean>> ask(Asked asked) {
        return Mishap.guard(
                () -> {
                    SubjectAccessReview answer =
                            client.authorization()
                                    .v1()
                                    .subjectAccessReview()
                                    .create(review(asked.caller(), asked.right()));
                    return Answer.given(
                            Optional.of(
                                    answer.getStatus() != null
                                            && Boolean.TRUE.equals(
                                                    answer.getStatus().getAllowed())));
                });
    }

    private static SubjectAccessReview review(Caller caller, Right right) {
        return new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(caller.user())
                .withUid(caller.uid())
                .withGroups(caller.groups())
                .withExtra(caller.extra())
                .withNewResourceAttributes()
                .withGroup(Right.GROUP)
                .withVersion("v1alpha1")
                .withResource(right.resource())
                .withVerb(right.verb())
                .withNamespace(right.namespace())
                .withName(right.name())
                .endResourceAttributes()
                .endSpec()
                .build();
    }
}
