package io.azurecredentials.login.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Subject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A login waits only so long. */
class PatienceTest {
    private final VirtualTime time = new VirtualTime();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Lookups lookups = new Lookups(time, this::takesLong);
    private int asked;

    @Test
    void who_cannot_wait_any_more_is_told_to_come_back_and_finds_the_answer_then() {
        assertThat(decide())
                .isEqualTo(
                        Answer.refused(
                                new Problem.Retryable(
                                        Reason.AZURE_UNAVAILABLE,
                                        "Azure took longer to answer than a login can wait; try"
                                                + " again.",
                                        Optional.of(Duration.ofSeconds(5)))));
        threads.remove().run();
        time.pass(Duration.ofSeconds(5));

        assertThat(decide()).isEqualTo(Answer.given(new Admitted(Optional.empty())));
        assertThat(asked).isOne();
    }

    private Answer<Decision> decide() {
        Subject somebody =
                new Subject(
                        Lookers.principal(1),
                        new Groups.Unsaid(),
                        new ClaimedResource.Unsaid(),
                        new ClaimedResource.Unsaid(),
                        false);
        String group = Lookers.inGroups(1).groups().orElseThrow().iterator().next();
        return lookups.decide(
                new Reach(
                        Lookers.CONFIG,
                        Lookers.TENANT,
                        Retry.DEFAULT,
                        (_, _) -> {
                            asked++;
                            return Answer.given(Lookers.inGroups(1));
                        }),
                new Bindings(Set.of("*"), Set.of(group), Set.of(), Set.of(), Set.of(), Set.of()),
                somebody,
                Hints.NONE);
    }

    private void takesLong(Runnable request) {
        threads.add(request);
        time.pass(Lookups.PATIENCE);
    }
}
