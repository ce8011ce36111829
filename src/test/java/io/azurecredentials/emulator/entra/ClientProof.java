package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.http.Form;
import java.util.Optional;

/** How a client proves that it is one: a secret, or an assertion. */
sealed interface ClientProof permits SecretProof, AssertionProof {

    /** The proof in a token request. */
    static Optional<ClientProof> in(Form form) {
        if (form.get("client_assertion_type").filter(AssertionProof.TYPE::equals).isPresent()) {
            return form.nonEmpty("client_assertion").map(AssertionProof::new);
        }
        return form.nonEmpty("client_secret").map(SecretProof::new);
    }

    /**
     * Holds the proof against what the client has on record.
     *
     * @throws AadRefusal if it does not hold
     */
    void check(Client client, SignIn signIn);

    /** The {@code appidacr} claim: 1 for a secret, 2 for a certificate. */
    String strength();
}
