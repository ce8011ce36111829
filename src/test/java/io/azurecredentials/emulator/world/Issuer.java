package io.azurecredentials.emulator.world;

import java.util.Optional;

/**
 * A token issuer outside Azure.
 *
 * @param url exactly as tokens name it
 * @param keySet its JSON Web Key Set; without it the issuer's discovery document is fetched
 * @param caPem who signed the certificate of the issuer's host, if the JDK does not know
 */
public record Issuer(String url, Optional<String> keySet, Optional<String> caPem) {}
