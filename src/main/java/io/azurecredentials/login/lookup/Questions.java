package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.trace.current.CurrentSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Questions and their answers: who asks what somebody asks already waits for the same answer, and
 * nothing is asked that was answered a moment ago. Thread-safe.
 */
final class Questions {
    static final int MOST_OF_ASKER = 16;
    static final int MOST_OF_CONFIG = 64;
    static final int MOST = 256;

    /** However many of others are under way: four configs could keep everybody else out. */
    static final int FEW_OF_CONFIG = 4;

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Time time;
    private final Executor threads;
    private final Memory memory = new Memory();
    private final Map<Question, CompletableFuture<Answer<Facts>>> underWay = new HashMap<>();

    /**
     * @param threads for the requests, so that nobody has to wait to their end
     */
    Questions(Time time, Executor threads) {
        this.time = time;
        this.threads = threads;
    }

    /**
     * The answer, now or later; {@code AzureThrottled} at once if too much is asked already.
     *
     * @param inquiry asks, and may take its time
     */
    CompletableFuture<Answer<Facts>> ask(Question question, Supplier<Answer<Facts>> inquiry) {
        CompletableFuture<Answer<Facts>> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Answer<Facts>>> other = others(question, mine);
        if (other.isEmpty()) {
            threads.execute(CurrentSpan.carried(() -> answer(question, inquiry, mine)));
        }
        return other.orElse(mine);
    }

    /** How many are being asked. */
    synchronized int size() {
        return underWay.size();
    }

    private synchronized Optional<CompletableFuture<Answer<Facts>>> others(
            Question question, CompletableFuture<Answer<Facts>> mine) {
        Optional<Facts> known = memory.find(question, time.uptime());
        if (known.isPresent()) {
            return Optional.of(CompletableFuture.completedFuture(Answer.given(known.get())));
        }
        CompletableFuture<Answer<Facts>> other = underWay.get(question);
        if (other != null) {
            return Optional.of(other);
        }
        if (isCrowded(question.asker())) {
            return Optional.of(CompletableFuture.completedFuture(Answer.refused(crowded())));
        }
        underWay.put(question, mine);
        return Optional.empty();
    }

    private boolean isCrowded(Asker asker) {
        int most = underWay.size() >= MOST ? FEW_OF_CONFIG : MOST_OF_CONFIG;
        return count(it -> it.configUID().equals(asker.configUID())) >= most
                || count(it -> it.somebody().equals(asker.somebody())) >= MOST_OF_ASKER;
    }

    private long count(Predicate<Asker> kind) {
        return underWay.keySet().stream().map(Question::asker).filter(kind).count();
    }

    private void answer(
            Question question,
            Supplier<Answer<Facts>> inquiry,
            CompletableFuture<Answer<Facts>> mine) {
        Duration asked = time.uptime();
        Answer<Facts> answer = Answer.refused(broken());
        try {
            answer = inquiry.get();
        } finally {
            // Whatever happened, an Error included: nobody may wait for it.
            done(question, answer, asked);
            mine.complete(answer);
        }
    }

    private synchronized void done(Question question, Answer<Facts> answer, Duration asked) {
        underWay.remove(question);
        if (answer instanceof Answer.Given<Facts>(Facts facts)) {
            memory.learn(question, facts, asked);
        }
    }

    private static Problem crowded() {
        return new Problem.Retryable(
                Reason.AZURE_THROTTLED,
                "Too many logins wait for Azure; try again later.",
                Optional.of(COME_BACK));
    }

    private static Problem broken() {
        return Problem.retryable(
                Reason.INTERNAL_ERROR,
                "The operator has a defect; its log says where. This is tried again.");
    }
}
