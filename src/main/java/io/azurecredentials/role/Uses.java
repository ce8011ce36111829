package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.reference.Dependents;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which applications credentials shared with others when they were heard of last: whoever lets go
 * of one does not name it any more.
 */
final class Uses {
    /** By the AzureCredential's UID. */
    private final Map<String, Set<String>> last = new ConcurrentHashMap<>();

    /** Object ids of those that it names now, or named before. */
    Set<String> heard(AzureCredential credential) {
        String uid = credential.getMetadata().getUid();
        Set<String> now = Dependents.shared(credential);
        Set<String> before =
                now.isEmpty() || isGone(credential) ? last.remove(uid) : last.put(uid, now);
        return Stream.concat(now.stream(), Stream.ofNullable(before).flatMap(Set::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isGone(AzureCredential credential) {
        return credential.getMetadata().getDeletionTimestamp() != null
                && credential.getMetadata().getFinalizers().isEmpty();
    }
}
