package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;

/** A whole status that says something else of the lease, and else the same. */
final class LeaseStatus {
    private LeaseStatus() {}

    static AzureCredentialStatus of(AzureCredentialStatus status, LeaseTimes lease) {
        return new AzureCredentialStatus(
                status.observedGeneration(),
                status.issuer(),
                status.useCheck(),
                status.lastHandledRotateRequest(),
                status.endedAt(),
                status.endedFor(),
                status.secretName(),
                status.ttl(),
                status.maxTTL(),
                status.target(),
                lease,
                status.life(),
                status.application(),
                status.supersededApplications(),
                status.keys(),
                status.conditions());
    }
}
