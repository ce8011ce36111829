package io.azurecredentials.application;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.trace.current.CurrentSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The same question about several things at once, each on a thread of its own. */
public final class Parallel {
    private Parallel() {}

    /** All answers in the order of the things, or a refusal; every question is asked. */
    public static <T, R> Answer<List<R>> all(List<T> things, Function<T, Answer<R>> question) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer<R>>> asked =
                    things.stream()
                            .map(
                                    it ->
                                            CompletableFuture.supplyAsync(
                                                    CurrentSpan.carried(() -> question.apply(it)),
                                                    threads))
                            .toList();
            Answer<List<R>> all = Answer.given(new ArrayList<>());
            for (CompletableFuture<Answer<R>> one : asked) {
                all = both(all, one.join());
            }
            return all;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Of two refusals the one that leaves the outcome open says more. */
    private static <R> Answer<List<R>> both(Answer<List<R>> before, Answer<R> next) {
        if (next instanceof Answer.Refused<R>(Problem problem)
                && (before instanceof Answer.Given<List<R>>
                        || problem.reason() == Reason.AZURE_UNAVAILABLE)) {
            return Answer.refused(problem);
        }
        return before.then(list -> next.map(it -> with(list, it)));
    }

    private static <R> List<R> with(List<R> list, R value) {
        list.add(value);
        return list;
    }
}
