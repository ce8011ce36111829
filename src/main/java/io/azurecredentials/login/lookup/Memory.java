package io.azurecredentials.login.lookup;

import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Facts.Account;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was answered a moment ago. What is too old goes, and if it is too much, the eldest. Not
 * thread-safe.
 */
final class Memory {
    /** Longest time that something counts as it was, from when it was asked for. */
    static final Duration AGE = Duration.ofSeconds(60);

    /** What was not found may be there soon: Azure shows new things with some delay. */
    static final Duration AGE_OF_NOTHING = Duration.ofSeconds(5);

    /** Some twenty megabytes of ids; an answer can have eleven thousand. */
    static final int MOST_IDS = 200_000;

    static final int MOST_OF_ASKER = 32;

    /** In the order in which they were learned. */
    private final LinkedHashMap<Question, Known> known = new LinkedHashMap<>();

    private final Map<Asker, Set<Question>> byAsker = new HashMap<>();
    private int ids;

    private record Known(Facts facts, Duration until) {
        /** How many ids it holds, and one for itself. */
        int size() {
            int identities =
                    facts.resources().values().stream()
                            .flatMap(Optional::stream)
                            .mapToInt(it -> it.principalIDs().size() + it.untold().size())
                            .sum();
            return 1
                    + facts.groups().map(Set::size).orElse(0)
                    + facts.account().map(Known::names).orElse(0)
                    + identities;
        }

        private static int names(Account account) {
            return switch (account) {
                case Account.Active it -> it.alternativeNames().size();
                case Account.Disabled _, Account.Gone _ -> 0;
            };
        }
    }

    /** The answer, if it still counts. */
    Optional<Facts> find(Question question, Duration now) {
        return Optional.ofNullable(known.get(question))
                .filter(it -> now.compareTo(it.until()) < 0)
                .map(Known::facts);
    }

    /**
     * Remembers an answer.
     *
     * @param asked when it was asked for
     */
    void learn(Question question, Facts facts, Duration asked) {
        forget(question);
        Known fresh = new Known(facts, asked.plus(isNothing(facts) ? AGE_OF_NOTHING : AGE));
        known.put(question, fresh);
        ids += fresh.size();
        Set<Question> ofAsker =
                byAsker.computeIfAbsent(question.asker(), _ -> new LinkedHashSet<>());
        ofAsker.add(question);
        if (ofAsker.size() > MOST_OF_ASKER) {
            forget(ofAsker.iterator().next());
        }
        makeRoom(asked);
    }

    /** How many answers are remembered, those that are too old among them. */
    int size() {
        return known.size();
    }

    private void makeRoom(Duration now) {
        while (!known.isEmpty()) {
            Map.Entry<Question, Known> eldest = known.firstEntry();
            if (ids <= MOST_IDS && now.compareTo(eldest.getValue().until()) < 0) {
                return;
            }
            forget(eldest.getKey());
        }
    }

    private void forget(Question question) {
        Known old = known.remove(question);
        if (old == null) {
            return;
        }
        ids -= old.size();
        byAsker.computeIfPresent(
                question.asker(),
                (_, all) -> {
                    all.remove(question);
                    return all.isEmpty() ? null : all;
                });
    }

    /** That somebody who is there is in no group is an answer like another. */
    private static boolean isNothing(Facts facts) {
        return facts.account().filter(Account.Gone.class::isInstance).isPresent()
                || (facts.groups().isEmpty()
                        && facts.account().isEmpty()
                        && facts.resources().values().stream().allMatch(Optional::isEmpty));
    }
}
