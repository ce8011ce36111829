package io.azurecredentials.login.lookup;

import static io.azurecredentials.login.lookup.Lookers.found;
import static io.azurecredentials.login.lookup.Lookers.groups;
import static io.azurecredentials.login.lookup.Lookers.inGroups;
import static io.azurecredentials.login.lookup.Lookers.machine;
import static io.azurecredentials.login.lookup.Lookers.resource;
import static io.azurecredentials.login.lookup.Memory.AGE;
import static io.azurecredentials.login.lookup.Memory.AGE_OF_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Facts.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered, how long, and how much of it. */
class MemoryTest {
    private static final Duration NOW = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final Memory memory = new Memory();

    @Test
    void an_answer_counts_for_a_minute_from_when_it_was_asked_for() {
        memory.learn(groups(1), inGroups(2), NOW);

        assertThat(memory.find(groups(1), NOW.plus(AGE).minus(MOMENT))).contains(inGroups(2));
        assertThat(memory.find(groups(1), NOW.plus(AGE))).isEmpty();
        assertThat(AGE).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_was_not_found_counts_for_some_seconds_only() {
        Facts gone = new Facts(Optional.empty(), Optional.of(new Account.Gone()), Map.of());
        Facts nowhere =
                new Facts(Optional.empty(), Optional.empty(), Map.of(machine(1), Optional.empty()));
        Facts nobody = new Facts(Optional.of(Set.of()), Optional.of(new Account.Gone()), Map.of());
        for (Facts nothing : List.of(nobody, gone, nowhere)) {
            memory.learn(groups(1), nothing, NOW);

            assertThat(memory.find(groups(1), NOW.plus(AGE_OF_NOTHING).minus(MOMENT)))
                    .contains(nothing);
            assertThat(memory.find(groups(1), NOW.plus(AGE_OF_NOTHING))).isEmpty();
        }
    }

    /** Else some applications in no group would use up what a tenant may be asked. */
    @Test
    void that_somebody_is_in_no_group_is_no_nothing() {
        memory.learn(groups(1), inGroups(0), NOW);

        assertThat(memory.find(groups(1), NOW.plus(AGE).minus(MOMENT))).contains(inGroups(0));
        assertThat(memory.find(groups(1), NOW.plus(AGE))).isEmpty();
    }

    @Test
    void that_somebody_may_not_sign_in_is_no_nothing() {
        Facts disabled = new Facts(Optional.empty(), Optional.of(new Account.Disabled()), Map.of());
        memory.learn(groups(1), disabled, NOW);

        assertThat(memory.find(groups(1), NOW.plus(AGE_OF_NOTHING))).contains(disabled);
    }

    @Test
    void another_principal_another_config_and_another_thing_are_other_questions() {
        memory.learn(resource(1, 1), found(machine(1), "a"), NOW);
        Question asked = resource(1, 1);
        Question ofConfig =
                new Question(
                        new Question.Asker("another", Lookers.TENANT, asked.asker().principal()),
                        asked.need());

        assertThat(memory.find(asked, NOW)).isPresent();
        assertThat(List.of(resource(2, 1), resource(1, 2), groups(1), ofConfig))
                .allMatch(it -> memory.find(it, NOW).isEmpty());
    }

    @Test
    void of_one_principal_the_last_few_answers_are_kept() {
        memory.learn(groups(2), inGroups(1), NOW);
        for (int i = 0; i <= Memory.MOST_OF_ASKER; i++) {
            memory.learn(resource(1, i), found(machine(i), "a"), NOW);
        }

        assertThat(memory.find(resource(1, 0), NOW)).isEmpty();
        assertThat(memory.find(resource(1, 1), NOW)).isPresent();
        assertThat(memory.find(groups(2), NOW)).isPresent();
        assertThat(memory.size()).isEqualTo(Memory.MOST_OF_ASKER + 1);
    }

    @Test
    void the_ids_in_the_answers_count_and_the_eldest_answers_go() {
        int large = 11_000;
        for (int i = 0; i < 30; i++) {
            memory.learn(groups(i), inGroups(large), NOW.plusSeconds(i));
        }
        int fit = Memory.MOST_IDS / (large + 1);

        assertThat(memory.size()).isEqualTo(fit);
        assertThat(memory.find(groups(30 - fit - 1), NOW.plusSeconds(30))).isEmpty();
        assertThat(memory.find(groups(30 - fit), NOW.plusSeconds(30))).isPresent();
        assertThat(memory.find(groups(29), NOW.plusSeconds(30))).isPresent();
    }

    @Test
    void so_do_identities_that_a_machine_does_not_say_more_about() {
        Set<ResourceID> untold =
                IntStream.range(0, 11_000).mapToObj(Lookers::machine).collect(Collectors.toSet());
        for (int i = 0; i < 30; i++) {
            Facts facts =
                    new Facts(
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(
                                    machine(i),
                                    Optional.of(
                                            new Facts.Resource(
                                                    "x", Set.of(), Optional.empty(), untold))));
            memory.learn(resource(i, i), facts, NOW.plusSeconds(i));
        }

        assertThat(memory.size()).isLessThanOrEqualTo(Memory.MOST_IDS / 11_000);
        assertThat(memory.find(resource(29, 29), NOW.plusSeconds(30))).isPresent();
    }

    @Test
    void an_answer_that_takes_the_place_of_another_counts_once() {
        for (int i = 0; i < 100; i++) {
            memory.learn(groups(1), inGroups(11_000), NOW);
            memory.learn(groups(2), inGroups(11_000), NOW);
        }

        assertThat(memory.size()).isEqualTo(2);
        assertThat(memory.find(groups(1), NOW)).isPresent();
    }

    @Test
    void what_is_too_old_is_gone_as_soon_as_anything_is_learned() {
        for (int i = 0; i < 1_000; i++) {
            memory.learn(groups(i), inGroups(1), NOW);
        }
        memory.learn(
                groups(0),
                new Facts(Optional.of(Set.of("x")), Optional.empty(), Map.of()),
                NOW.plus(AGE));

        assertThat(memory.size()).isOne();
    }
}
