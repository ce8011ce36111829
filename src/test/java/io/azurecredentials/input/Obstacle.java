package io.azurecredentials.input;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One row: what is in the way, what the status says of it, and what makes it go on.
 *
 * @param written what the team does
 * @param kind of the object that says what is in the way
 * @param ready status of its condition Ready
 * @param beside the type of the condition beside it: {@code Stalled} if a person must act, {@code
 *     Reconciling} if time may
 * @param says the whole sentence; {@code {ns}} stands for the team's namespace, {@code {app}} for
 *     the name of the credential's application
 * @param cure what removes the cause; empty where there is no way on with these objects
 */
record Obstacle(
        String name,
        Consumer<Team> written,
        String kind,
        String ready,
        String beside,
        String reason,
        String says,
        Optional<Consumer<Team>> cure) {

    /** Something that a person must act on. */
    static Obstacle of(
            String name, Consumer<Team> written, String kind, String reason, String says) {
        return new Obstacle(
                name, written, kind, "False", "Stalled", reason, says, Optional.empty());
    }

    /** The same with what removes the cause. */
    Obstacle curedBy(Consumer<Team> act) {
        return new Obstacle(name, written, kind, ready, beside, reason, says, Optional.of(act));
    }

    /** What the team is to see. */
    List<Team.Seen> expected(Team team) {
        String sentence =
                says.replace("{ns}", team.namespace())
                        .replace(
                                "{app}",
                                team.status("AzureCredential", "application", "uniqueName"));
        return List.of(
                new Team.Seen("Ready", ready, reason, sentence),
                new Team.Seen(beside, "True", reason, sentence));
    }
}
