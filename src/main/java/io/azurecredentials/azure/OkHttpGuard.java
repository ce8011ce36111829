package io.azurecredentials.azure;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Checks every answer of Microsoft Graph before the SDK sees it. */
final class OkHttpGuard implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        byte[] body;
        @Nullable MediaType type;
        try (ResponseBody remote = response.body()) {
            body = remote == null ? new byte[0] : remote.bytes();
            type = remote == null ? null : remote.contentType();
        }
        new Reply(Service.GRAPH, response.code(), response.header("Retry-After"), body).check();
        return response.newBuilder().body(ResponseBody.create(body, type)).build();
    }
}
