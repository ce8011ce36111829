package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer without a socket. */
final class Canned extends HttpResponse {
    private final int status;
    private final String body;

    Canned(HttpRequest request, int status, String body) {
        super(request);
        this.status = status;
        this.body = body;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @SuppressWarnings("deprecation")
    public @Nullable String getHeaderValue(String name) {
        return getHeaders().getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return new HttpHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.just(ByteBuffer.wrap(body.getBytes(UTF_8)));
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return BinaryData.fromString(body);
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(body.getBytes(UTF_8));
    }

    @Override
    public Mono<String> getBodyAsString() {
        return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(body);
    }
}
