package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;

/** One tenant: its parts share one root credential's tokens and one flow within the budget. */
record AzureTenant(CloudClients clients, String tenantID, Tokens tokens, Caller caller)
        implements Tenant {

    @Override
    public Directory directory() {
        return new GraphDirectory(clients, caller);
    }

    @Override
    public Groups groups() {
        return new GraphGroups(clients, caller);
    }

    @Override
    public Authorization authorization() {
        return new ArmAuthorization(clients.authorization(), caller);
    }

    @Override
    public Principals principals() {
        return new GraphPrincipals(clients.graph(), caller);
    }

    @Override
    public Resources resources() {
        return new ArmResources(clients, caller);
    }

    @Override
    public Identities identities() {
        return new EntraIdentities(tenantID, clients.entra(), caller);
    }

    @Override
    public Answer<String> clientID() {
        return tokens.clientID();
    }

    @Override
    public Tenant in(Flow flow) {
        return new AzureTenant(clients, tenantID, tokens, caller.in(flow));
    }

    @Override
    public Tenant when(Permit permit) {
        return new AzureTenant(clients, tenantID, tokens, caller.when(permit));
    }

    @Override
    public Answer<Access> proveAccess() {
        return tokens.fetch(Service.ARM)
                .then(_ -> tokens.fetch(Service.GRAPH))
                .map(_ -> new Access());
    }
}
