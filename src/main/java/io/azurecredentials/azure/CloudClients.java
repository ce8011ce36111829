package io.azurecredentials.azure;

import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/**
 * The SDKs' clients for one cloud, one of each for all its tenants: the token goes with the call.
 */
record CloudClients(
        Cloud cloud,
        Entra entra,
        GraphServiceClient graph,
        AuthorizationManagementClient authorization,
        ResourceVersions versions) {}
