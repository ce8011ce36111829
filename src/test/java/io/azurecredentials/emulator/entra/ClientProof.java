package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.http.Form;
import java.time.Instant;
import java.util.Optional;

/** How a client proves that it is one: a secret, later also a certificate or a federated token. */
sealed interface ClientProof permits SecretProof {

    /** The proof in a token request. */
    static Optional<ClientProof> in(Form form) {
        return form.nonEmpty("client_secret").map(SecretProof::new);
    }

    /**
     * Holds the proof against what the client has on record.
     *
     * @throws AadRefusal if it does not hold
     */
    void check(Client client, Instant now);

    /** The {@code appidacr} claim: 1 for a secret, 2 for a certificate. */
    String strength();
}
