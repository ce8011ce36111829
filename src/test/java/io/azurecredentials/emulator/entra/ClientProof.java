package io.azurecredentials.emulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Request;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a client proves that it is one: a secret, or an assertion. */
sealed interface ClientProof permits SecretProof, AssertionProof {

    /**
     * The form of a token request, with id and secret from the {@code Authorization} header if they
     * stand there (RFC 6749 section 2.3.1).
     */
    static Form withBasic(Request request) {
        Form form = request.form();
        String header = request.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return form;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
            String[] parts = pair.split(":", 2);
            Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            values.putAll(form.values());
            values.put("client_id", URLDecoder.decode(parts[0], UTF_8));
            values.put("client_secret", parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            return new Form(values);
        } catch (IllegalArgumentException e) {
            return form;
        }
    }

    /** The {@code cnf} claim of a token that is bound to a key (RFC 7800), as MSAL asks for it. */
    static Map<String, String> confirmation(Form form) {
        return form.nonEmpty("req_cnf").map(key -> Map.of("cnf", key)).orElse(Map.of());
    }

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
