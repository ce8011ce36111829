package io.azurecredentials.credential.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the life of a credential consists of, as it is counted. */
public enum Work {
    ISSUE("issue"),
    RENEW("renew"),
    REVOKE("revoke");

    private final String text;

    Work(String text) {
        this.text = text;
    }

    /** What a step is a part of; empty if it is about consumers, about rights or about nothing. */
    public static Optional<Work> of(Step step, Facts facts) {
        return switch (step) {
            case Step.Withdraw _, Step.Retire _, Step.Revoke _ -> Optional.of(REVOKE);
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Note _ ->
                    Optional.of(facts.ledger().lastServed().isPresent() ? RENEW : ISSUE);
            case Step.Amend _,
                    Step.Give _,
                    Step.Take _,
                    Step.Rest _,
                    Step.Refuse _,
                    Step.Inspect _,
                    Step.Extend _,
                    Step.End _,
                    Step.Discard _,
                    Step.Roll _,
                    Step.Watch _,
                    Step.Forget _ ->
                    Optional.empty();
        };
    }

    /**
     * What one ledger has finished that another had not. Whatever was issued or renewed is revoked
     * once, whoever removed it from Azure; what nobody ever got is not counted.
     */
    public static List<Work> between(Ledger before, Ledger after) {
        Stream<Work> made =
                Happenings.newlyPublished(before, after)
                        .map(_ -> before.lastServed().isEmpty() ? ISSUE : RENEW)
                        .stream();
        Stream<Work> removed =
                before.keys().stream()
                        .filter(Key::hasServed)
                        .filter(it -> after.keys().stream().noneMatch(it::isSameAs))
                        .map(_ -> REVOKE);
        return Stream.concat(made, removed).toList();
    }

    /** The word as it stands in a label. */
    @Override
    public String toString() {
        return text;
    }
}
