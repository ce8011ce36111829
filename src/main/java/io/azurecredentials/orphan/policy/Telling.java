package io.azurecredentials.orphan.policy;

import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people are told: one Event for all that was newly found, and one for all that was removed.
 */
public final class Telling {
    /** As many as fit into an Event; the log names all of them. */
    private static final int NAMED = 3;

    private Telling() {}

    /** These were found, and stay. */
    public static Report found(List<? extends Verdict> verdicts) {
        return new Report(
                EventReason.ORPHAN_FOUND,
                about(verdicts),
                "Left in Azure without an owner: "
                        + listed(verdicts.stream().map(Telling::withRemedy).toList())
                        + " Each is followed by what removes it; ORPHANS=delete has the operator remove what nobody can take up again.");
    }

    /** These were removed. */
    public static Report removed(List<? extends Verdict> verdicts) {
        return new Report(
                EventReason.ORPHAN_REMOVED,
                about(verdicts),
                "Removed from Azure, because nobody owned it: "
                        + listed(verdicts.stream().map(it -> name(it.thing())).toList()));
    }

    /** By the name we gave it; what others may write, such as a display name, is not repeated. */
    public static String name(Thing thing) {
        return switch (thing) {
            case Thing.Application it -> "application " + it.uniqueName();
            case Thing.Password it -> "password " + it.marker();
        };
    }

    /** What removes it, with the Azure CLI. */
    public static String remedy(Thing thing) {
        return switch (thing) {
            case Thing.Application it -> "az ad app delete --id " + it.objectID();
            case Thing.Password it ->
                    "az ad app credential delete --id %s --key-id %s"
                            .formatted(it.applicationID(), it.keyID());
        };
    }

    private static String withRemedy(Verdict verdict) {
        String whose =
                verdict instanceof Verdict.Unrecorded
                        ? ", whose owner exists and does not know it"
                        : "";
        return name(verdict.thing()) + whose + " (" + remedy(verdict.thing()) + ")";
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining("; "));
        return names.size() <= NAMED
                ? first + "."
                : "%s; and %d more, which the log names.".formatted(first, names.size() - NAMED);
    }

    private static String about(List<? extends Verdict> verdicts) {
        return verdicts.stream()
                .map(it -> it.thing().id().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
