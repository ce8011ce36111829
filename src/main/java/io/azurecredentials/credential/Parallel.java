package io.azurecredentials.credential;

import io.azurecredentials.base.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The same question about several things at once, each on a thread of its own. */
final class Parallel {
    private Parallel() {}

    /** All answers in the order of the things, or the first refusal; every question is asked. */
    static <T, R> Answer<List<R>> all(List<T> things, Function<T, Answer<R>> question) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer<R>>> asked =
                    things.stream()
                            .map(
                                    it ->
                                            CompletableFuture.supplyAsync(
                                                    () -> question.apply(it), threads))
                            .toList();
            Answer<List<R>> all = Answer.given(new ArrayList<>());
            for (CompletableFuture<Answer<R>> one : asked) {
                Answer<R> answer = one.join();
                all = all.then(list -> answer.map(it -> with(list, it)));
            }
            return all;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <R> List<R> with(List<R> list, R value) {
        list.add(value);
        return list;
    }
}
