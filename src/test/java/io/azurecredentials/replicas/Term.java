package io.azurecredentials.replicas;

import io.azurecredentials.process.Installation;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * A leadership, as the Lease tells of it.
 *
 * @param holder empty for nobody
 * @param end unless it is renewed
 */
record Term(String holder, Instant end) {

    /** The present one. */
    static Term of(Installation installation) {
        LeaseSpec spec =
                installation
                        .client()
                        .resources(Lease.class)
                        .inNamespace(installation.environment("any").get("POD_NAMESPACE"))
                        .withName(Settings.NAME)
                        .require()
                        .getSpec();
        String holder = spec.getHolderIdentity();
        return new Term(
                holder == null ? "" : holder,
                spec.getRenewTime()
                        .toInstant()
                        .plus(Duration.ofSeconds(spec.getLeaseDurationSeconds())));
    }
}
