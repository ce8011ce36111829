package io.azurecredentials.draw;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a ResourceQuota is why the API server takes no more objects. It answers 403 as to who has
 * no right, and only the sentence tells: with the object's name, which is ours, at its beginning,
 * and never a word of whoever asked.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource Quotas</a>
 */
final class Quota {
    private static final Pattern EXCEEDED =
            Pattern.compile("[a-z0-9.]+ \"[-a-z0-9.]+\" is forbidden: exceeded quota: .*");

    private Quota() {}

    static boolean isFull(KubernetesClientException refusal) {
        return refusal.getCode() == HTTP_FORBIDDEN
                && Optional.ofNullable(refusal.getStatus())
                        .map(Status::getMessage)
                        .filter(it -> EXCEEDED.matcher(it).matches())
                        .isPresent();
    }
}
