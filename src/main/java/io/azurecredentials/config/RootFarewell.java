package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.status.EventRecorder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which root passwords are left in Azure with a config that is given up. */
final class RootFarewell {
    private static final Logger LOG = LoggerFactory.getLogger(RootFarewell.class);

    private final RootPasswords passwords;
    private final EventRecorder events;

    RootFarewell(RootPasswords passwords, EventRecorder events) {
        this.passwords = passwords;
        this.events = events;
    }

    /** Nobody but what is told here knows of them afterwards. */
    void tell(AzureConfig config, List<RootKey> remains) {
        List<String> left = remains.stream().map(it -> passwords.marker(config, it)).toList();
        if (!left.isEmpty()) {
            events.record(config, List.of(RootEvents.abandoned(left)));
            LOG.atWarn()
                    .addKeyValue("namespace", config.getMetadata().getNamespace())
                    .addKeyValue("name", config.getMetadata().getName())
                    .addKeyValue("left", left)
                    .log("abandoned in Azure, as the annotation asks");
        }
    }
}
