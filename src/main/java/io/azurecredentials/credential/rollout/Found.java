package io.azurecredentials.credential.rollout;

import java.util.List;

/**
 * What an AzureCredential names.
 *
 * @param workloads each once, however often it is named
 * @param missing what is not there, in words
 */
public record Found(List<Workload> workloads, List<String> missing) {
    public Found {
        workloads = List.copyOf(workloads);
        missing = List.copyOf(missing);
    }
}
