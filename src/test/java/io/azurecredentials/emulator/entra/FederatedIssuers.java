package io.azurecredentials.emulator.entra;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Token issuers outside Azure whose key sets Entra can reach, a cluster's for example. The key set
 * is asked for at every sign-in, so a rotation counts at once.
 */
public final class FederatedIssuers {

    private final Map<String, Supplier<String>> keySets = new ConcurrentHashMap<>();

    /**
     * Makes an issuer reachable.
     *
     * @param issuer exactly as tokens name it
     * @param keySet its JSON Web Key Set (RFC 7517 section 5)
     */
    public void add(String issuer, Supplier<String> keySet) {
        keySets.put(issuer, keySet);
    }

    Optional<String> keySet(String issuer) {
        return Optional.ofNullable(keySets.get(issuer)).map(Supplier::get);
    }
}
