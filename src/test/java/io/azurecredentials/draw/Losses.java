package io.azurecredentials.draw;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Loses answers of an API server, which has done what it was asked for all the same. */
final class Losses implements Interceptor {
    private final AtomicInteger left = new AtomicInteger();
    private volatile Predicate<HttpRequest> which = _ -> false;

    /** So many of the next ones. */
    void next(int number, Predicate<HttpRequest> requests) {
        which = requests;
        left.set(number);
    }

    /** How many are still to come. */
    int left() {
        return left.get();
    }

    @Override
    public AsyncBody.Consumer<List<ByteBuffer>> consumer(
            AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
        if (!which.test(request) || left.getAndUpdate(it -> Math.max(0, it - 1)) == 0) {
            return consumer;
        }
        return (_, _) -> {
            throw new IOException("the answer is lost");
        };
    }
}
