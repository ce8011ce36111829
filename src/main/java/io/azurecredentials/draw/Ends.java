package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends draws that nobody holds: at once, and for as long as the API server does not take it, in the
 * background. What it does not take until then lives until its lease ends.
 *
 * @param patience between two tries
 */
record Ends(Records records, Patience patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Ends.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Ten minutes, longer than an API server takes to start anew. */
    private static final int TRIES = 120;

    /** This one and no other, unless somebody else has it by now. */
    void end(AzureCredential object, Instant takenAt) {
        end(() -> records.again(object).filter(it -> isNobodyElses(it, takenAt)));
    }

    private static boolean isNobodyElses(AzureCredential object, Instant takenAt) {
        return Lease.deliveredAt(object).filter(it -> !it.equals(takenAt)).isEmpty();
    }

    /** Whatever has that name. */
    void end(String namespace, LeaseID id) {
        end(() -> records.get(namespace, id.object()));
    }

    private void end(Supplier<Optional<AzureCredential>> read) {
        if (!isEnded(read)) {
            var _ = Thread.ofVirtual().name("draw-end").start(() -> tryOn(read));
        }
    }

    private void tryOn(Supplier<Optional<AzureCredential>> read) {
        for (int i = 0; i < TRIES && patience.lasts(PAUSE); i++) {
            if (isEnded(read)) {
                return;
            }
        }
        LOG.atWarn().log("a draw that did not arrive could not be revoked; it ends by itself");
    }

    private boolean isEnded(Supplier<Optional<AzureCredential>> read) {
        Answer<Boolean> ended =
                Mishap.guard(
                        () -> {
                            read.get().ifPresent(records::delete);
                            return Answer.given(true);
                        });
        return ended instanceof Answer.Given<Boolean>;
    }
}
