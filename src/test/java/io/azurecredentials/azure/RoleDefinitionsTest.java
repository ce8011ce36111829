package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.implementation.AuthorizationManagementClientBuilder;
import io.azurecredentials.azure.Authorization.RoleDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A list in several pages, which nobody has seen Azure answer, but its contract allows. */
class RoleDefinitionsTest {
    private static final String NEXT = "https://management.azure.com/further?page=2";
    private static final String ELSEWHERE = "https://somewhere.example/further?page=3";

    private final Offline offline = new Offline();
    private final List<HttpRequest> requests = new ArrayList<>();

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void all_pages_count_and_the_token_goes_to_azure_only() {
        List<RoleDefinition> found = given(authorization().findRoles("/subscriptions/x", "Custom"));

        assertThat(found).extracting(RoleDefinition::id).containsExactly("/a", "/b", "/c");
        assertThat(requests)
                .extracting(it -> it.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) != null)
                .containsExactly(true, true, false);
    }

    private Authorization authorization() {
        return new ArmAuthorization(
                new AuthorizationManagementClientBuilder()
                        .pipeline(
                                new HttpPipelineBuilder()
                                        .httpClient(new Pages())
                                        .policies(
                                                new BearerPolicy(Cloud.PUBLIC),
                                                new PipelineGuard(Service.ARM))
                                        .build())
                        .endpoint(Cloud.PUBLIC.arm())
                        .buildClient(),
                offline.caller());
    }

    private final class Pages implements HttpClient {
        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
        }

        @Override
        public HttpResponse sendSync(HttpRequest request, Context context) {
            requests.add(request);
            return new Canned(
                    request,
                    200,
                    switch (request.getUrl().toString()) {
                        case NEXT -> page("/b", ELSEWHERE);
                        case ELSEWHERE -> page("/c", "");
                        default -> page("/a", NEXT);
                    });
        }

        private static String page(String id, String next) {
            return """
            {"value":[{"id":"%s","properties":{"roleName":"Custom"}}]%s}"""
                    .formatted(id, next.isEmpty() ? "" : ",\"nextLink\":\"" + next + "\"");
        }
    }
}
