package io.azurecredentials.emulator.world;

import java.security.cert.X509Certificate;
import java.util.List;

/** What an application may sign in with from the start. */
public record Proofs(
        List<ClientSecret> secrets,
        List<X509Certificate> certificates,
        List<FederatedCredential> federated) {

    static Proofs of(ClientSecret... secrets) {
        return new Proofs(List.of(secrets), List.of(), List.of());
    }
}
