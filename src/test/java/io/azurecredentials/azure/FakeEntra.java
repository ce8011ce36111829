package io.azurecredentials.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Entra's token endpoint without a socket: numbered tokens, one after the other. */
final class FakeEntra implements HttpClient {
    private final String secret;
    private final AtomicInteger tokens = new AtomicInteger();

    /** A permit for every request that has arrived. */
    final Semaphore arrived = new Semaphore(0);

    /** A permit for every request that may be answered. */
    final Semaphore open = new Semaphore(1000);

    volatile boolean refuses;
    volatile int lifetime = 3599;

    /**
     * @param secret what it repeats in the text of a refusal, as no service should
     */
    FakeEntra(String secret) {
        this.secret = secret;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        throw new AssertionError("tokens are fetched synchronously");
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        arrived.release();
        open.acquireUninterruptibly();
        return refuses ? new Canned(request, 401, refusal()) : new Canned(request, 200, token());
    }

    private String token() {
        return """
        {"token_type":"Bearer","expires_in":%d,"access_token":"token-%d"}"""
                .formatted(lifetime, tokens.incrementAndGet());
    }

    private String refusal() {
        return """
        {"error":"invalid_client","error_description":"AADSTS7000215: %s is wrong",
         "error_codes":[7000215]}"""
                .formatted(secret);
    }
}
