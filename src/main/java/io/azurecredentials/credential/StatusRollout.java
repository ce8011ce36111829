package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.credential.lifecycle.Rollout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link Rollout} as it stands in a status; lists that are empty are not said. */
final class StatusRollout {
    private StatusRollout() {}

    static Rollout read(AzureCredentialStatus.Rollout it) {
        return new Rollout(
                it.since(),
                it.overlapUntil(),
                Optional.ofNullable(it.rolledAt()),
                all(it.consumers()),
                all(it.uids()),
                all(it.missing()),
                Optional.ofNullable(it.finishedAt()),
                all(it.unfinished()));
    }

    static AzureCredentialStatus.Rollout written(Rollout it) {
        return new AzureCredentialStatus.Rollout(
                it.since(),
                it.overlapUntil(),
                it.rolledAt().orElse(null),
                orNull(it.consumers()),
                orNull(it.uids()),
                orNull(it.missing()),
                it.finishedAt().orElse(null),
                orNull(it.unfinished()));
    }

    private static List<String> all(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static @Nullable List<String> orNull(List<String> list) {
        return list.isEmpty() ? null : list;
    }
}
