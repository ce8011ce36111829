package io.azurecredentials.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import reactor.core.publisher.Mono;

/** Checks every answer to the SDKs for Entra and Azure Resource Manager before they see it. */
final class PipelineGuard implements HttpPipelinePolicy {
    private static final byte[] NOTHING = {};

    private final Service service;

    PipelineGuard(Service service) {
        this.service = service;
    }

    @Override
    public Mono<HttpResponse> process(
            HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        prepare(context);
        return next.process()
                .flatMap(
                        response ->
                                response.getBodyAsByteArray()
                                        .defaultIfEmpty(NOTHING)
                                        .map(body -> checked(response, body)));
    }

    @Override
    public HttpResponse processSync(
            HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        prepare(context);
        HttpResponse response = next.processSync();
        return checked(response, response.getBodyAsBinaryData().toBytes());
    }

    /** Has the body read whole, so that one cut off fails here. */
    private static void prepare(HttpPipelineCallContext context) {
        context.setData("azure-eagerly-read-response", true);
    }

    private HttpResponse checked(HttpResponse response, byte[] body) {
        try {
            new Reply(
                            service,
                            response.getStatusCode(),
                            response.getHeaderValue(HttpHeaderName.RETRY_AFTER),
                            body)
                    .check();
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
