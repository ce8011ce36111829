package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * An assertion by an issuer that the application trusts. Issuer, subject and audience must be equal
 * to the credential's, letter by letter (Microsoft's "Workload identity federation concepts").
 */
record FederatedAssertion(Assertion assertion, String issuer) {

    void check(Client client, SignIn signIn) {
        demandMatch(client);
        String keySet = signIn.issuers().keySet(issuer).orElseThrow(AssertionRefusals::unreachable);
        if (keys(keySet).stream().noneMatch(this::isSigner)) {
            throw AssertionRefusals.badSignature();
        }
        assertion.demandTimely(signIn.now());
    }

    private boolean isSigner(JsonWebKey key) {
        String id = assertion.header("kid");
        return (id.isEmpty() || id.equals(key.getKeyId())) && assertion.isSignedBy(key.getKey());
    }

    private void demandMatch(Client client) {
        List<ObjectNode> all = List.copyOf(client.application().federated().values());
        if (all.isEmpty()) {
            throw AssertionRefusals.notFederated(
                    client.appID(), client.application().text("displayName"));
        }
        List<ObjectNode> issued = matching(all, "issuer", issuer, 700211);
        String subject = assertion.text("sub");
        List<ObjectNode> meant = matching(issued, "subject", subject, 700213);
        String audience = assertion.audience();
        if (meant.stream().noneMatch(c -> audience.equals(onlyAudience(c)))) {
            throw AssertionRefusals.unmatched(700212, "audience", audience);
        }
    }

    private static List<ObjectNode> matching(
            List<ObjectNode> credentials, String property, String value, int code) {
        List<ObjectNode> matching =
                credentials.stream().filter(c -> c.path(property).asText().equals(value)).toList();
        if (matching.isEmpty()) {
            throw AssertionRefusals.unmatched(code, property, value);
        }
        return matching;
    }

    private static String onlyAudience(JsonNode credential) {
        return credential.path("audiences").path(0).asText();
    }

    private static List<JsonWebKey> keys(String keySet) {
        try {
            return new JsonWebKeySet(keySet).getJsonWebKeys();
        } catch (JoseException e) {
            throw AssertionRefusals.unreachable();
        }
    }
}
