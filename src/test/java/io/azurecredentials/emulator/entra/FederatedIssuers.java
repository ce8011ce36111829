package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.world.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Token issuers outside Azure, a cluster's for example. One whose key set is not given here is
 * asked over the network, as Entra asks. The key set is asked for at every sign-in, so a rotation
 * counts at once.
 */
public final class FederatedIssuers {

    private final Map<String, Supplier<String>> keySets = new ConcurrentHashMap<>();
    private final IssuerDiscovery discovery = new IssuerDiscovery();

    /**
     * Makes an issuer reachable that is in no network.
     *
     * @param issuer exactly as tokens name it
     * @param keySet its JSON Web Key Set (RFC 7517 section 5)
     */
    public void add(String issuer, Supplier<String> keySet) {
        keySets.put(issuer, keySet);
    }

    /** Makes the world's issuers known, with their key sets and authorities as far as given. */
    public void addAll(List<Issuer> issuers) {
        for (Issuer issuer : issuers) {
            issuer.keySet().ifPresent(keySet -> add(issuer.url(), () -> keySet));
        }
        String authorities =
                issuers.stream()
                        .flatMap(it -> it.caPem().stream())
                        .collect(Collectors.joining("\n"));
        if (!authorities.isEmpty()) {
            trust(authorities);
        }
    }

    /**
     * Trusts issuers whose hosts these authorities vouch for, beside those that the JDK knows.
     *
     * @param pem one or more certificates
     */
    public void trust(String pem) {
        discovery.trust(pem);
    }

    Optional<String> keySet(String issuer) {
        return Optional.ofNullable(keySets.get(issuer))
                .map(Supplier::get)
                .or(() -> discovery.keySet(issuer));
    }
}
