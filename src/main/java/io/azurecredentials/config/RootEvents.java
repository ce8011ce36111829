package io.azurecredentials.config;

import io.azurecredentials.base.Condition;
import io.azurecredentials.config.rotation.Kept;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is worth telling of a config's root password. */
final class RootEvents {
    private RootEvents() {}

    /** That another one of ours is in force. */
    static Optional<Report> rotated(
            Ledger before, Ledger after, Optional<Kept> kept, Function<RootKey, String> marker) {
        Optional<Long> last = before.inForce().map(RootKey::number);
        return after.inForce()
                .filter(it -> !it.isHandedOver() && !last.equals(Optional.of(it.number())))
                .map(
                        it ->
                                new Report(
                                        EventReason.ROOT_ROTATED,
                                        Long.toString(it.number()),
                                        "The password %s (key id %s) of the application %s works and is in force%s."
                                                .formatted(
                                                        marker.apply(it),
                                                        it.keyID().orElse(""),
                                                        it.clientID(),
                                                        kept.flatMap(Kept::endsAt)
                                                                .map(
                                                                        end ->
                                                                                "; it expires at "
                                                                                        + end)
                                                                .orElse(""))));
    }

    /** That these were left in Azure, by their names there. */
    static Report abandoned(List<String> markers) {
        return new Report(
                EventReason.ROOT_ABANDONED,
                String.join(" ", markers),
                "Left in Azure, as the annotation asks: " + String.join(", ", markers) + ".");
    }

    /** That one newly nears its end. */
    static Optional<Report> expiring(@Nullable List<Condition> before, List<Condition> after) {
        return expiring(after)
                .filter(_ -> before == null || expiring(before).isEmpty())
                .map(it -> new Report(EventReason.ROOT_EXPIRING, it.message(), it.message()));
    }

    private static Optional<Condition> expiring(List<Condition> conditions) {
        return conditions.stream()
                .filter(it -> it.type().equals(Condition.ROOT_EXPIRING))
                .findFirst();
    }
}
