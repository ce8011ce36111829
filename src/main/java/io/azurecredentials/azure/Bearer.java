package io.azurecredentials.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.util.Context;
import com.microsoft.kiota.BaseRequestConfiguration;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;

/**
 * A token of Entra.
 *
 * @param ends when it stops working
 */
record Bearer(Sensitive token, Instant ends) {
    private static final String KEY = "azurecredentials.bearer";

    /** Shows it in a request to Microsoft Graph. */
    void on(BaseRequestConfiguration request) {
        request.headers.add("Authorization", header());
    }

    /** Shows it in a request to Azure Resource Manager, by way of {@link #header}. */
    Context context() {
        return new Context(KEY, header());
    }

    /** The value of the header that {@link #context} carries. */
    static String header(HttpPipelineCallContext context) {
        return context.getData(KEY).map(String.class::cast).orElseThrow();
    }

    private String header() {
        return "Bearer " + token.reveal();
    }
}
