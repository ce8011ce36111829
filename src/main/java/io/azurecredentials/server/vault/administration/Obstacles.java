package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.settings.Settings;
import java.util.Optional;

/** What is in the way of a write that the caller may make. */
final class Obstacles {
    private Obstacles() {}

    /** It is being deleted. */
    static Optional<Told> leaving(Item live) {
        return live.going()
                ? Optional.of(
                        Answers.wrong(
                                live.place(),
                                "Leaving",
                                live.place()
                                        + " is being deleted and waits for what depends on it, as its conditions say; try again when it is gone"))
                : Optional.empty();
    }

    /** It was written by somebody else, who will write it again. */
    static Optional<Told> owned(Item live, Changes changes) {
        return changes.refusal(live.place(), live.owners(), Settings.NAME)
                .map(it -> Answers.wrong(live.place(), "Owned", it));
    }

    /** It goes by a name that was made of another one. */
    static Optional<Told> otherwiseNamed(Item live, String vaultName) {
        return live.vaultName().equals(vaultName)
                ? Optional.empty()
                : Optional.of(
                        Answers.wrong(
                                live.place(),
                                "NameTaken",
                                live.place()
                                        + " has the name that would stand for this role, and is another one: choose another name"));
    }
}
