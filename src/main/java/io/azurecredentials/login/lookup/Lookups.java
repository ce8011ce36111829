package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.login.policy.Admission;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Need;
import io.azurecredentials.login.policy.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Decides over logins and renewals with what Azure says. One for a process, for all configs: what
 * it remembers and what it may ask is shared out among them. Thread-safe.
 */
public final class Lookups {
    /**
     * How long a login waits in all. Spring's clients give up after 15 seconds, kube-apiserver's
     * webhook after 30, Vault's own after 60; and whoever waits holds a connection.
     */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An account, the machine that it names, the machine's scale set, the identities of that. */
    private static final int MOST_ROUNDS = 4;

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Time time;
    private final Questions questions;
    private final Throttle throttle = new Throttle();

    /** Nothing is asked yet. */
    public Lookups() {
        this(Time.ofProcess(), Thread::startVirtualThread);
    }

    Lookups(Time time, Executor threads) {
        this.time = time;
        this.questions = new Questions(time, threads);
    }

    /**
     * Whether somebody may log in, or stay: {@code Admitted} or {@code Denied}. Takes ten seconds
     * at most; mostly nothing has to be asked, and no time passes.
     *
     * @param hints {@link Hints#NONE} for a renewal
     * @return why Azure could not be asked, and where time may help, how much
     */
    public Answer<Decision> decide(Reach reach, Bindings bindings, Subject subject, Hints hints) {
        Duration until = time.uptime().plus(PATIENCE);
        Asker asker = new Asker(reach.configUID(), reach.tenantID(), subject.principal());
        return settled(
                facts -> Admission.decide(bindings, subject, hints, facts),
                needs -> answer(reach, asker, needs, until),
                Facts.NONE,
                MOST_ROUNDS);
    }

    private static Answer<Decision> settled(
            Function<Facts, Decision> admission,
            Function<Set<Need>, Answer<Facts>> ask,
            Facts facts,
            int rounds) {
        return switch (admission.apply(facts)) {
            case Decision.Admitted it -> Answer.given(it);
            case Decision.Denied it -> Answer.given(it);
            case Decision.Undecided(Set<Need> needs) when rounds > 0 ->
                    ask.apply(needs).then(it -> settled(admission, ask, facts.and(it), rounds - 1));
            case Decision.Undecided _ -> Answer.refused(endless());
        };
    }

    /** All of them, asked at the same time. */
    private Answer<Facts> answer(Reach reach, Asker asker, Set<Need> needs, Duration until) {
        List<CompletableFuture<Answer<Facts>>> asked =
                needs.stream()
                        .map(it -> new Question(asker, it))
                        .map(
                                it ->
                                        questions.ask(
                                                it,
                                                new Inquiry(it, reach, throttle, time, until)
                                                        ::answer))
                        .toList();
        Answer<Facts> all = Answer.given(Facts.NONE);
        for (CompletableFuture<Answer<Facts>> one : asked) {
            all = all.then(known -> await(one, until).map(known::and));
        }
        return all;
    }

    /** Who joined others may have to go before they do; the answer is there when he is back. */
    private Answer<Facts> await(CompletableFuture<Answer<Facts>> answer, Duration until) {
        Duration left = until.minus(time.uptime());
        try {
            return answer.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Answer.refused(
                    new Problem.Retryable(
                            Reason.AZURE_UNAVAILABLE,
                            "Azure took longer to answer than a login can wait; try again.",
                            Optional.of(COME_BACK)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    Problem.retryable(Reason.AZURE_UNAVAILABLE, "A login was broken off."));
        }
    }

    private static Problem endless() {
        return new Problem.Terminal(
                Reason.INTERNAL_ERROR, "A login led to more and more questions, and was ended.");
    }
}
