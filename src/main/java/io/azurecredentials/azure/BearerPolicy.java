package io.azurecredentials.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.net.URI;

/**
 * Puts the token of the call into a request to Azure Resource Manager. The SDK follows links to
 * further pages wherever they lead; the token does not.
 */
final class BearerPolicy extends HttpPipelineSyncPolicy {
    private final String host;

    BearerPolicy(Cloud cloud) {
        host = URI.create(cloud.arm()).getHost();
    }

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext context) {
        if (context.getHttpRequest().getUrl().getHost().equalsIgnoreCase(host)) {
            context.getHttpRequest()
                    .getHeaders()
                    .set(HttpHeaderName.AUTHORIZATION, Bearer.header(context));
        }
    }
}
