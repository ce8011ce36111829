package io.azurecredentials.credential.rollout;

import io.azurecredentials.base.Problem;
import java.util.List;

/**
 * What an AzureCredential names.
 *
 * @param workloads each once, however often it is named
 * @param missing what is not there, in words
 * @param obstacles what keeps others from being found
 */
public record Found(List<Workload> workloads, List<String> missing, List<Problem> obstacles) {
    public Found {
        workloads = List.copyOf(workloads);
        missing = List.copyOf(missing);
        obstacles = List.copyOf(obstacles);
    }
}
