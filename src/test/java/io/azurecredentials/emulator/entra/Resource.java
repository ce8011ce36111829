package io.azurecredentials.emulator.entra;

/**
 * What a token is asked for.
 *
 * @param audience the {@code aud} of the token: what was asked, as it was asked
 * @param version 1 or 2, which the resource decides and not the endpoint
 * @param tellsType whether tokens of applications have the claim {@code idtyp}
 * @param tellsTypeOfUsers whether users' have it
 * @param tellsGroups whether tokens list groups
 */
record Resource(
        String audience,
        Kind kind,
        int version,
        boolean tellsType,
        boolean tellsTypeOfUsers,
        boolean tellsGroups) {

    /** Whose resource it is, which decides what tokens for it say. */
    enum Kind {
        GRAPH,
        RESOURCE_MANAGER,
        /** Another one of Microsoft's own. */
        MICROSOFTS,
        /** An application of the tenant. */
        TENANTS
    }

    /** One of Microsoft's own. Tokens for Resource Manager list groups, by public reports. */
    static Resource microsofts(String audience, Kind kind) {
        return new Resource(audience, kind, 1, true, true, kind == Kind.RESOURCE_MANAGER);
    }

    boolean isGraph() {
        return kind == Kind.GRAPH;
    }

    boolean isMicrosofts() {
        return kind != Kind.TENANTS;
    }
}
