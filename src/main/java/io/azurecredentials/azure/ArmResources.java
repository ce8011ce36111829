package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources by a plain GET: each type has an SDK of its own, and two properties are wanted. */
final class ArmResources implements Resources {
    /** A user-assigned managed identity. */
    static final String IDENTITY = "microsoft.managedidentity/userassignedidentities";

    private static final String PROVIDERS_VERSION = "2021-04-01";

    private final HttpPipeline pipeline;
    private final String endpoint;
    private final ResourceVersions versions;
    private final Caller caller;

    ArmResources(CloudClients clients, Caller caller) {
        this.pipeline = clients.authorization().getHttpPipeline();
        this.endpoint = clients.cloud().arm();
        this.versions = clients.versions();
        this.caller = caller;
    }

    @Override
    public Answer<Optional<Resource>> find(String id) {
        Optional<ResourceType> type = ResourceType.of(id);
        if (type.isEmpty()) {
            return refused(
                    new Problem.UserError(
                            Reason.INVALID_SPEC,
                            "The id %s is not that of a resource in a resource group."
                                    .formatted(id)));
        }
        return versions.of(type.get(), this::provider)
                .then(
                        it ->
                                it.isEmpty()
                                        ? given(Optional.empty())
                                        : read(id, type.get(), it.get()));
    }

    private Answer<Optional<Resource>> read(String id, ResourceType type, String version) {
        Operation operation =
                Operation.arm(
                        Call.RESOURCE_GET,
                        "read the resource %s".formatted(id),
                        ArmAction.READ_RESOURCES,
                        id);
        return ArmScope.path(id)
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer ->
                                                Optional.of(
                                                        ResourceReply.resource(
                                                                type, get(path, version, bearer))),
                                        refusal -> meaning(refusal, type)));
    }

    /** No provider is no such type. */
    private Answer<Map<String, List<String>>> provider(String namespace) {
        Operation operation =
                Operation.arm(
                        Call.PROVIDER_GET,
                        "say in which versions it shows resources of " + namespace,
                        ArmAction.READ_RESOURCES,
                        "the tenant");
        return ArmScope.path("/providers/" + namespace)
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer ->
                                                ResourceReply.versions(
                                                        get(path, PROVIDERS_VERSION, bearer)),
                                        Attempts.Meaning.notFound(Map.of())));
    }

    private Optional<Answer<Optional<Resource>>> meaning(HttpRefusal refusal, ResourceType type) {
        if (refusal.has("NoRegisteredProviderFound")) {
            versions.forget(type);
        }
        return Attempts.Meaning.<Optional<Resource>>notFound(Optional.empty()).of(refusal);
    }

    private Map<?, ?> get(String path, String version, Bearer bearer) {
        String url = "%s/%s?api-version=%s".formatted(endpoint, path, version);
        try (HttpResponse response =
                        pipeline.sendSync(new HttpRequest(HttpMethod.GET, url), bearer.context());
                JsonReader json =
                        JsonProviders.createReader(response.getBodyAsBinaryData().toBytes())) {
            json.nextToken();
            return Reply.held(json.readUntyped() instanceof Map<?, ?> it ? it : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
