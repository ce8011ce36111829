package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import io.azurecredentials.orphan.policy.Telling;
import io.azurecredentials.orphan.policy.Thing;
import io.azurecredentials.orphan.policy.Verdict;
import io.azurecredentials.status.EventRecorder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of orphans: each in a line of the log, those of one look together in one Event. */
final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final EventRecorder events;

    Announcements(EventRecorder events) {
        this.events = events;
    }

    /** These are new. */
    void log(String tenantID, List<Verdict> verdicts) {
        verdicts.forEach(
                it ->
                        LOG.atWarn()
                                .addKeyValue("tenant", tenantID)
                                .addKeyValue("what", Telling.name(it.thing()))
                                .addKeyValue("remedy", Telling.remedy(it.thing()))
                                .log("left in Azure without an owner"));
    }

    /** These are new, and stay. */
    void found(AzureConfig config, List<Verdict> verdicts) {
        if (!verdicts.isEmpty()) {
            events.record(config, List.of(Telling.found(verdicts)));
        }
    }

    /** These were removed. */
    void removed(AzureConfig config, List<Verdict> verdicts) {
        verdicts.forEach(
                it ->
                        LOG.atWarn()
                                .addKeyValue("what", Telling.name(it.thing()))
                                .log("removed from Azure, because nobody owned it"));
        if (!verdicts.isEmpty()) {
            events.record(config, List.of(Telling.removed(verdicts)));
        }
    }

    /** This could not be removed. */
    void stuck(Thing thing, Problem problem) {
        LOG.atWarn()
                .addKeyValue("what", Telling.name(thing))
                .addKeyValue("reason", problem.reason())
                .log("an orphan was not removed; this is tried again");
    }
}
