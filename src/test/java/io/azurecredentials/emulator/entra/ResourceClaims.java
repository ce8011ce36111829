package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.world.Quirk;
import java.util.Map;

/**
 * Which resources a managed identity's token names. Microsoft documents neither claim; for whom
 * tokens have them is from a report in which its support says so (issue 237 of Vault's Azure auth
 * plugin), what they say from tokens quoted in public.
 */
final class ResourceClaims {
    private static final String IDENTITY = "xms_mirid";
    private static final String HOST = "xms_az_rid";

    private ResourceClaims() {}

    /**
     * The claims of a token that the metadata service fetched.
     *
     * @param identity the user-assigned identity, or the machine whose own it is
     * @param host the machine
     */
    static Map<String, String> onMachine(
            String identity, String host, Resource resource, Quirks quirks) {
        if (!areFor(resource, quirks)) {
            return Map.of();
        }
        boolean own = identity.equals(host);
        return own && !quirks.is(Quirk.OWN_IDENTITY_HAS_HOST)
                ? Map.of(IDENTITY, identity)
                : Map.of(IDENTITY, identity, HOST, host);
    }

    /** The claims of a token that was fetched with one that the identity trusts. */
    static Map<String, String> federated(String identity, Resource resource, Quirks quirks) {
        return areFor(resource, quirks) && quirks.is(Quirk.FEDERATED_IDENTITY_IS_NAMED)
                ? Map.of(IDENTITY, identity)
                : Map.of();
    }

    private static boolean areFor(Resource resource, Quirks quirks) {
        return resource.isMicrosofts() || quirks.is(Quirk.TENANTS_TOKENS_NAME_RESOURCES);
    }
}
