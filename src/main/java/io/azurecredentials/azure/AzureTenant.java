package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;

/** One tenant: its parts share one root credential's tokens and one bound on calls. */
record AzureTenant(
        Directory directory, Authorization authorization, Identities identities, Tokens tokens)
        implements Tenant {

    static AzureTenant of(RootCredential root, Clients clients, Calls calls) {
        Attempts attempts = new Attempts(calls);
        Tokens tokens = new Tokens(root, clients.entra(), attempts);
        Caller caller = new Caller(tokens, attempts);
        return new AzureTenant(
                new GraphDirectory(clients.graph(), caller),
                new ArmAuthorization(clients.authorization(), caller),
                new EntraIdentities(root.tenantID(), clients.entra(), attempts),
                tokens);
    }

    @Override
    public Answer<Access> proveAccess() {
        return tokens.fetch(Service.ARM)
                .then(_ -> tokens.fetch(Service.GRAPH))
                .map(_ -> new Access());
    }
}
