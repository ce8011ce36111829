package io.azurecredentials.credential.rendering;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Sensitive;

/**
 * The file that {@code az ad sp create-for-rbac --json-auth} prints, and that {@code
 * AZURE_AUTH_LOCATION} of older SDKs and {@code azure/login} of GitHub Actions read.
 *
 * @see <a
 *     href="https://learn.microsoft.com/cli/azure/ad/sp#az-ad-sp-create-for-rbac">create-for-rbac</a>
 */
final class AuthFile {
    static final String KEY = "azure-auth.json";

    private AuthFile() {}

    static Sensitive of(Values values) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("clientId", values.clientID());
        file.put("clientSecret", values.clientSecret().reveal());
        file.put("subscriptionId", values.subscriptionID());
        file.put("tenantId", values.tenantID());
        file.put("activeDirectoryEndpointUrl", values.authority());
        file.put("resourceManagerEndpointUrl", values.resourceManager());
        return Sensitive.of(file.toPrettyString());
    }
}
